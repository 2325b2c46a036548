using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;
using VinhPhong.Bot.Accounts;

namespace VinhPhong.Bot.Shell;

/// <summary>The pages of staff: rendered on the server, interactive where a page asks for it.</summary>
internal static class ShellSetup
{
    public static void AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Vietnamese letters as letters, not as numbers
        services.AddMudServices();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ClosedDoor>();
    }

    public static void MapShell(this IEndpointRouteBuilder routes) =>
        routes.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null) // SecurityHeaders decides
            .Add(CloseWhatIsNoPage);

    /// <summary>A page says itself who may open it; the connection of interactive pages is for staff who are fully signed in.</summary>
    private static void CloseWhatIsNoPage(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()) endpoint.Metadata.Add(new AuthorizeAttribute(Doors.Staff));
    }
}
