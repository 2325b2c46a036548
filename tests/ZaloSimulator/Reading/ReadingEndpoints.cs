using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.Reading;

/// <summary>What stands for https://openapi.zalo.me where something is read.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this WebApplication app, ZaloPlatform platform, ApiCalls calls)
    {
        var reader = new AccountReader(platform);
        Get("/v3.0/oa/user/detail", reader.Detail);
        Get("/v2.0/oa/conversation", reader.Conversation);
        Get("/v2.0/oa/listrecentchat", reader.RecentChats);
        Get("/v2.0/oa/getoa", _ => reader.Account());
        app.MapPost("/v3.0/oa/quota/message", context => calls.RunAsync(context, CallKind.Read, async () => platform.Gatekeeper.Check(context) ?? await WithBodyAsync(context, reader.Quota)));

        void Get(string path, Func<JsonObject, Reply> read) =>
            app.MapGet(path, context => calls.RunAsync(context, CallKind.Read, async () => await Task.FromResult(platform.Gatekeeper.Check(context) ?? WithData(context, read))));
    }

    /// <summary>The parameters of a GET are one JSON object in the query.</summary>
    private static Reply WithData(HttpContext context, Func<JsonObject, Reply> read)
    {
        var data = context.Request.Query["data"].ToString();
        try
        {
            return data.Length == 0 ? read([]) : JsonNode.Parse(data) is JsonObject asked ? read(asked) : Reply.FieldInvalid("data");
        }
        catch (JsonException)
        {
            return Reply.FieldInvalid("data");
        }
    }

    private static async Task<Reply> WithBodyAsync(HttpContext context, Func<JsonObject, Reply> read)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject asked ? read(asked) : Reply.FieldInvalid("body");
        }
        catch (JsonException)
        {
            return Reply.FieldInvalid("body");
        }
    }
}
