using VinhPhong.Bot.Desk.Opening;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Desk;

/// <summary>The officers' desk: what it is made of.</summary>
internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton(_ => Holidays.Load(DataFolder.Locate().Holidays));
        services.AddSingleton<DeskQueue>();
        services.AddSingleton<DeskFiles>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<DeskTexts>();
        services.AddSingleton<AtDeskNow>();
        services.AddSingleton<Insights>();
        services.AddSingleton<BoardFigures>();
        services.AddSingleton<TranscriptSearch>();
        services.AddSingleton<Presences>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<ServiceLevels>();
        services.AddSingleton<DeskFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskFeed>());
        services.AddHostedService<DeskWatch>();
    }
}
