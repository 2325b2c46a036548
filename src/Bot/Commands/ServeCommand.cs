using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Accounts.Inviting;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Operation;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Commands;

/// <summary>Runs the service until it is told to stop. Settings come from <c>appsettings.json</c>, the environment and <c>--Section:Key value</c>.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await BotApplication.CreateAsync([], () => Knowing.Load(DataFolder.Locate()), cancellationToken);
            await app.StartAsync(cancellationToken);
            var address = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            await Console.Out.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Screen.Serving, address));
            if (await app.Services.GetRequiredService<FirstAdministrator>().LinkAsync(cancellationToken) is { } link)
            {
                var hours = app.Services.GetRequiredService<IOptions<AccountsOptions>>().Value.FirstLinkValidFor.TotalHours;
                await Console.Out.WriteLineAsync(Staff.Filled(Staff.FirstLink, hours, address?.TrimEnd('/') + link)); // to the console alone: a log is kept, and read by others
            }
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException wrong)
        {
            foreach (var problem in wrong.Problems) await Console.Error.WriteLineAsync(problem);
            return CommandLine.BadInput;
        }
    }
}
