using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace VinhPhong.Bot.Tests.Accounts;

/// <summary>Every endpoint of the running service, against everybody: who gets through the door. A new endpoint is written down here, or this fails.</summary>
public sealed class EveryEndpointTests(OnSqlite served) : ServiceTests(served), IClassFixture<OnSqlite>
{
    private static readonly string[] Visitors = ["stranger", "officer", "supervisor", "editor", "approver", "admin"];

    /// <summary>"everyone" includes strangers; "staff" is everybody signed in; "token" is nobody by signing in, because what opens it is a Direct Line token or secret. The webhook of Zalo hears everyone and believes a signature. A stream is opened by its ticket, /metrics by where one asks from; both have tests of their own.</summary>
    private const string Allowed = """
        GET /                                                                       | everyone
        GET /_blazor                                                                | staff
        GET /_blazor/disconnect/                                                    | staff
        GET /_blazor/initializers/                                                  | staff
        GET /_blazor/negotiate                                                      | staff
        GET /_framework/opaque-redirect                                             | staff
        GET /account/invitation                                                     | everyone
        GET /account/second-step                                                    | everyone
        GET /account/security                                                       | staff
        GET /account/sign-in                                                        | everyone
        GET /admin/people                                                           | admin
        GET /admin/people/{Id}                                                      | admin
        GET /admin/zalo                                                             | admin
        GET /admin/zalo/callback                                                    | admin
        GET /admin/zalo/consent                                                     | admin
        GET /api/desk/files/{conversationId}/{fileId}                               | officer supervisor admin
        GET /api/desk/open                                                          | officer supervisor admin
        GET /audit                                                                  | supervisor admin
        GET /audit/file                                                             | supervisor admin
        GET /desk                                                                   | officer supervisor admin
        GET /desk/board                                                             | supervisor admin
        GET /desk/c/{ConversationId}                                                | officer supervisor admin
        GET /desk/search                                                            | officer supervisor admin
        GET /desk/settings                                                          | officer supervisor admin
        GET /embed                                                                  | everyone
        GET /health/live                                                            | everyone
        GET /health/ready                                                           | everyone
        GET /metrics                                                                | everyone
        GET /v3/directline/conversations/{conversationId}                           | token
        GET /v3/directline/conversations/{conversationId}/activities                | token
        GET /v3/directline/conversations/{conversationId}/attachments/{fileId}      | token
        GET /v3/directline/conversations/{conversationId}/stream                    | everyone
        GET /v3/directline/{**rest}                                                 | everyone
        GET /{*path:nonfile}                                                        | everyone
        POST /account/invitation                                                    | everyone
        POST /account/passkeys/ask                                                  | everyone
        POST /account/passkeys/make                                                 | staff
        POST /account/second-step                                                   | everyone
        POST /account/security                                                      | staff
        POST /account/sign-in                                                       | everyone
        POST /account/sign-out                                                      | staff
        POST /admin/people                                                          | admin
        POST /admin/people/{Id}                                                     | admin
        POST /admin/zalo                                                            | admin
        POST /api/desk/seen                                                         | officer supervisor admin
        POST /api/desk/{conversationId}/claim                                       | officer supervisor admin
        POST /api/desk/{conversationId}/end                                         | officer supervisor admin
        POST /api/desk/{conversationId}/pass                                        | officer supervisor admin
        POST /api/desk/{conversationId}/say                                         | officer supervisor admin
        POST /api/zalo/webhook                                                      | everyone
        POST /audit                                                                 | supervisor admin
        POST /desk                                                                  | officer supervisor admin
        POST /desk/board                                                            | supervisor admin
        POST /desk/c/{ConversationId}                                               | officer supervisor admin
        POST /desk/search                                                           | officer supervisor admin
        POST /desk/settings                                                         | officer supervisor admin
        POST /v3/directline/conversations                                           | token
        POST /v3/directline/conversations/{conversationId}/activities               | token
        POST /v3/directline/conversations/{conversationId}/upload                   | token
        POST /v3/directline/tokens/generate                                         | token
        POST /v3/directline/tokens/refresh                                          | token
        GET /widget/notices                                                         | everyone
        POST /widget/token                                                          | everyone
        """;

    [Fact]
    public async Task Everybody_gets_through_the_doors_in_the_table_and_no_other()
    {
        var service = await StartAsync(["Accounts:SignInsPerMinutePerAddress=100000", "Zalo:AppId=1", "Zalo:AppSecret=s", "Zalo:OaId=2", "Zalo:OaSecretKey=k", "Zalo:RedirectUrl=https://vinhphong.example/admin/zalo/callback"]);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var colleagues = new Dictionary<string, StaffBrowser>(StringComparer.Ordinal) { ["stranger"] = new(service), ["admin"] = admin.Browser };
        foreach (var role in Visitors[1..^1]) colleagues[role] = (await admin.InviteAsync(role, role)).Browser;
        var found = new List<string>();
        foreach (var endpoint in service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var passed = new List<string>();
                foreach (var visitor in Visitors)
                {
                    if (await PassesAsync(service, colleagues[visitor], method, pattern)) passed.Add(visitor);
                }
                found.Add($"{method} {pattern}".PadRight(75) + " | " + Said(passed));
            }
        }
        foreach (var (visitor, browser) in colleagues) if (visitor != "admin") browser.Dispose();
        var lines = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(Allowed.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal).SequenceEqual(lines), "What is open now:\n" + string.Join('\n', lines));
    }

    private static string Said(List<string> passed) => passed.Count switch
    {
        0 => "token",
        _ when passed.Count == Visitors.Length => "everyone",
        _ when passed.SequenceEqual(Visitors[1..]) => "staff",
        _ => string.Join(' ', passed),
    };

    private static async Task<bool> PassesAsync(Service service, StaffBrowser browser, string method, string pattern)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]+\}", "abc");
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false }) { BaseAddress = service.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        var isTurnedAway = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (answer.Headers.Location is { } to && (to.ToString().StartsWith("/account/sign-in", StringComparison.Ordinal) || to.ToString() == "/account/security"));
        return !isTurnedAway;
    }
}
