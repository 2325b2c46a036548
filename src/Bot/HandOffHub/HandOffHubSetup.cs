namespace VinhPhong.Bot.HandOffHub;

/// <summary>An outside hub in place of the desk: what it is made of.</summary>
internal static class HandOffHubSetup
{
    public static void AddHandOffHub(this IServiceCollection services)
    {
        services.AddSingleton<HubSignature>();
        services.AddSingleton<HubLetters>();
        services.AddHostedService<HubDelivery>();
    }
}
