using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Channels;
using VinhPhong.Bot.Channels.DirectLine;
using VinhPhong.Bot.Channels.Widget;
using VinhPhong.Bot.Channels.Zalo;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Linking;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Desk;
using VinhPhong.Bot.HandOffHub;
using VinhPhong.Bot.Operation;
using VinhPhong.Bot.Shell;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot;

/// <summary>The service: what it is made of, and in which order a request goes through it.</summary>
internal static class BotApplication
{
    /// <summary>Where it listens unless told otherwise: this machine alone, until somebody decides to open it.</summary>
    private const string StandardAddress = "http://127.0.0.1:5080";

    /// <summary>The service, ready to run: settings checked, database at its newest migration.</summary>
    public static Task<WebApplication> CreateAsync(string[] args, Func<Published> know, CancellationToken cancellationToken) => CreateAsync(args, know, _ => { }, cancellationToken);

    /// <summary>The same with <paramref name="adjust"/> before anything is built: settings, a clock, where logs go.</summary>
    public static async Task<WebApplication> CreateAsync(string[] args, Func<Published> know, Action<WebApplicationBuilder> adjust, CancellationToken cancellationToken)
    {
        var knowing = Task.Run(know, cancellationToken); // beside all else: it takes as long
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(BotApplication).Assembly.GetName().Name });
        builder.WebHost.UseStaticWebAssets(); // a build keeps them where the sources are, a publish beside the program
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(StandardAddress);
        adjust(builder);
        builder.AddBot(know, knowing);
        var app = builder.Build();
        app.UseBot();
        await app.Services.GetRequiredService<BotDbFactory>().MigrateAsync(cancellationToken);
        await knowing;
        return app;
    }

    public static void AddBot(this WebApplicationBuilder builder, Func<Published> know, Task<Published> first)
    {
        var services = builder.Services;
        var settings = new Settings(builder);
        var storage = settings.Read<StorageOptions>(StorageOptions.Section, options => options.Problems());
        settings.Read<ConversationsOptions>(ConversationsOptions.Section, options => options.Problems());
        var directLine = settings.Read<DirectLineOptions>(DirectLineOptions.Section, options => options.Problems());
        settings.Read<OutboxOptions>(OutboxOptions.Section, options => options.Problems());
        var hub = settings.Read<HandOffHubOptions>(HandOffHubOptions.Section, options => options.Problems());
        var zalo = settings.Read<ZaloOptions>(ZaloOptions.Section, options => options.Problems());
        settings.Read<DeskOptions>(DeskOptions.Section, options => options.Problems());
        var operation = settings.Read<OperationOptions>(OperationOptions.Section, options => options.Problems());
        var accounts = settings.Read<AccountsOptions>(AccountsOptions.Section, options => options.Problems());
        settings.ThrowIfAnyIsWrong();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(know);
        services.AddSingleton(_ => new Library(first.Result));
        services.AddHostedService<DailyKnowledge>();
        services.AddSingleton<Answerer>();
        services.AddSingleton<BotDbFactory>();
        services.AddConversations(new HandOffRoute(hub.IsSet), new PushedChannels(zalo.IsSet ? [ZaloConversations.Channel] : []));
        services.AddDesk();
        services.AddHandOffHub();
        services.AddDirectLine();
        services.AddZalo(zalo);
        builder.AddOperation(operation);
        services.AddExceptionHandler<Failures>();
        services.AddProblemDetails();

        // Files and pages only: what is answered to a resident is never compressed beside a secret (BREACH).
        services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, ["text/javascript", "text/css", "text/html", "image/svg+xml"]));
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        services.AddRateLimiter(limiter => DirectLineLimits.Add(limiter, directLine));
        services.AddCors(cors => cors.AddPolicy(CorsPolicy.Name, CorsPolicy.Build));
        services.AddAccounts(accounts, storage);
        services.AddShell();
    }

    public static void UseBot(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<MetricsAccess>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" }); // asked for again each time, answered "not modified"
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) }); // telephone networks drop what is silent for half a minute
        app.UseRouting();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseRateLimiter();
        app.UseMiddleware<LiveConnections>();

        app.MapWidget();
        app.MapDirectLine();
        app.MapZalo(app.Services.GetRequiredService<IOptions<ZaloOptions>>().Value);
        app.MapShell();
        app.MapDesk();
        app.MapHandOffHub(app.Services.GetRequiredService<IOptions<HandOffHubOptions>>().Value);
        app.MapAccounts(app.Services.GetRequiredService<IOptions<AccountsOptions>>().Value);
        app.MapOperation();
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
    }

    private static void AddConversations(this IServiceCollection services, HandOffRoute route, PushedChannels pushed)
    {
        services.AddSingleton(pushed);
        services.AddSingleton(route);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<OutboxRunner>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<ConversationChanges>();
        services.AddSingleton<ConversationMetrics>();
        services.AddSingleton<ConversationReader>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<Turn>();
        services.AddSingleton<Links>();
        services.AddSingleton<LinkResponder>();
        services.AddSingleton<RecentConversations>();
        services.AddSingleton<HandOffChanges>();
        services.AddSingleton<TurnAhead>();
        services.AddSingleton<AssistantSwitch>();
        services.AddSingleton<ChatNotices>();
        services.AddSingleton<AwaitsNod>();
        services.AddSingleton<ConversationWriter>();
        // Stopped in the opposite order: first no new turns, then the writer stores what is left.
        services.AddHostedService(provider => provider.GetRequiredService<ConversationWriter>());
        services.AddHostedService<TurnRunner>();
        services.AddHostedService<Upkeep>();
    }

    private static void AddDirectLine(this IServiceCollection services)
    {
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<FileAddress>(provider => provider.GetRequiredService<PublicAddress>().OfFile);
        services.AddSingleton<DirectLineUploads>();
        services.AddSingleton<DirectLineStream>();
    }
}
