using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Log;
using VinhPhong.Simulators.Zalo.OAuth;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Every call of the service runs through here: its fault, its work, its answer, what follows it, the log.</summary>
internal sealed class ApiCalls(ZaloPlatform platform)
{
    private const string Failing = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";
    private const string WrongPath = "<html><body>You are accessing an empty or invalid API</body></html>";

    public async Task RunAsync(HttpContext context, CallKind kind, Func<Task<Reply>> carryOut)
    {
        var fault = platform.Faults.TakeForCall(kind);
        var reply = fault is { IsCarriedOut: false } ? null : await carryOut();
        var after = reply?.After ?? [];
        platform.Webhooks.Announce(after.Count);
        var posted = 0;
        try
        {
            if (fault is { Kind: CallFaultKind.EchoFirst } && after.Count > 0)
            {
                posted = 1;
                await platform.Webhooks.SendAnnouncedNowAsync(after[0]);
            }
            if (fault is { Delay.Ticks: > 0 }) await Task.Delay(fault.Delay, platform.World.Time, context.RequestAborted);
            await AnswerAsync(context, reply, fault);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log(context, 0, reply, fault); // the service did not wait
        }
        finally
        {
            for (; posted < after.Count; posted++) await platform.Webhooks.PostAnnouncedAsync(after[posted], CancellationToken.None);
        }
    }

    public async Task RefusePathAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = MediaTypeNames.Text.Html;
        await context.Response.WriteAsync(WrongPath, context.RequestAborted);
        platform.Log.Called(new ApiCall(Endpoint(context), StatusCodes.Status404NotFound, null, null, null, platform.World.Now));
    }

    private async Task AnswerAsync(HttpContext context, Reply? reply, CallFault? fault)
    {
        var (status, type, body, error) = Spoil(reply, fault);
        if (body is null)
        {
            Log(context, 0, reply, fault);
            context.Abort();
            return;
        }
        Log(context, status, reply, fault, error);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        await context.Response.CompleteAsync();
    }

    /// <summary>A body of null means that the connection is cut.</summary>
    private static (int Status, string Type, byte[]? Body, int? Error) Spoil(Reply? reply, CallFault? fault)
    {
        var json = reply?.Body ?? [];
        switch (fault?.Kind)
        {
            case CallFaultKind.Error:
                return Json(Reply.Refused(fault.Error).Body, fault.Error);
            case CallFaultKind.Status500:
                return (StatusCodes.Status500InternalServerError, MediaTypeNames.Text.Plain, "Internal Server Error"u8.ToArray(), null);
            case CallFaultKind.Status502:
                return (StatusCodes.Status502BadGateway, MediaTypeNames.Text.Html, Encoding.UTF8.GetBytes(Failing), null);
            case CallFaultKind.Status503:
                return (StatusCodes.Status503ServiceUnavailable, MediaTypeNames.Text.Plain, [], null);
            case CallFaultKind.Drop:
                return (0, "", null, null);
            case CallFaultKind.TruncatedJson:
                var whole = Json(json, reply?.Error);
                return whole with { Body = whole.Body![..(whole.Body!.Length / 2)] };
            case CallFaultKind.NullData:
                json["data"] = null;
                return Json(json, reply?.Error);
            case CallFaultKind.NumbersAsText:
                return Json(AsText(json)!.AsObject(), reply?.Error);
            case CallFaultKind.EmptyObject:
                return Json([], null);
            case CallFaultKind.EmptyBody:
                return (StatusCodes.Status200OK, MediaTypeNames.Application.Json, [], null);
            case CallFaultKind.ErrorNameOnly:
                return Json(OAuthError.NameOnly().Body, null);
            default:
                return Json(json, reply?.Error);
        }
    }

    private static (int Status, string Type, byte[]? Body, int? Error) Json(JsonObject body, int? error) =>
        (StatusCodes.Status200OK, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body.ToJsonString(RelaxedJson.Options)), error);

    private static JsonNode? AsText(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, AsText(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(AsText)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => node?.DeepClone(),
    };

    private void Log(HttpContext context, int status, Reply? reply, CallFault? fault, int? error = null) =>
        platform.Log.Called(new ApiCall(Endpoint(context), status, error, reply?.ResidentId, Name(fault), platform.World.Now));

    private static string? Name(CallFault? fault) =>
        fault is null ? null : string.Create(CultureInfo.InvariantCulture, $"{fault.Kind}{(fault.IsCarriedOut ? ", carried out" : "")}");

    private static string Endpoint(HttpContext context) => $"{context.Request.Method} {context.Request.Path}";
}
