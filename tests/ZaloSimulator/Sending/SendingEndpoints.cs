using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>What stands for https://openapi.zalo.me where something is sent.</summary>
internal static class SendingEndpoints
{
    /// <summary>The consultation endpoint.</summary>
    public const string V3 = "/v3.0/oa/message/cs";

    /// <summary>The old one: government accounts send by it, every account reacts by it.</summary>
    public const string V2 = "/v2.0/oa/message";

    public static void MapSending(this WebApplication app, ZaloPlatform platform, ApiCalls calls)
    {
        var gate = platform.Gatekeeper;
        var sender = new Sender(platform);
        var uploads = new Uploads(platform);
        app.MapPost(V3, context => calls.RunAsync(context, CallKind.Send, async () => gate.Check(context) ?? await sender.SendAsync(context, V3)));
        app.MapPost(V2, context => calls.RunAsync(context, CallKind.Send, async () => gate.Check(context) ?? await sender.SendAsync(context, V2)));
        foreach (var kind in Uploads.Kinds)
        {
            app.MapPost($"/v2.0/oa/upload/{kind}", context => calls.RunAsync(context, CallKind.Upload, async () => gate.Check(context) ?? await uploads.TakeAsync(context, kind)));
        }
    }
}
