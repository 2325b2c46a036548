using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>Sends webhooks that were forged, broken or kept for too long, straight to the service; gives the status it answered.</summary>
public sealed class Forger
{
    private const string OtherAppId = "1234567890123456789";
    private const string OtherKey = "OaSecret_of_another_app";
    private const int HugeLength = 2 * 1024 * 1024;

    private readonly World world;
    private readonly WebhookQueue webhooks;

    internal Forger(World world, WebhookQueue webhooks)
    {
        this.world = world;
        this.webhooks = webhooks;
    }

    /// <summary>One forged or malformed event in a resident's name; it is in no chat.</summary>
    public Task<int?> SendAsync(Forgery kind, string residentId, string text, CancellationToken cancellationToken)
    {
        WebhookEvent forged;
        lock (world.Gate) forged = Forge(kind, world.Chats.Get(residentId), text);
        return webhooks.SendNowAsync(forged, 0, cancellationToken);
    }

    /// <summary>A genuine event that was signed some time ago, such as 1 minute, 2 hours or 3 days.</summary>
    public Task<int?> SendStaleAsync(string residentId, string text, TimeSpan age, CancellationToken cancellationToken)
    {
        WebhookEvent stale;
        lock (world.Gate) stale = Text(world.Chats.Get(residentId), text, world.Now - age);
        return webhooks.SendNowAsync(stale, 0, cancellationToken);
    }

    private WebhookEvent Forge(Forgery kind, Resident resident, string text)
    {
        var options = world.Options;
        var genuine = Text(resident, text, world.Now);
        var stamp = JsonNode.Parse(genuine.Body)!["timestamp"]!.ToString();
        return kind switch
        {
            Forgery.NoHeader => genuine with { Signature = null },
            Forgery.BadHex => genuine with { Signature = "mac=" + new string('z', 64) },
            Forgery.Hmac => genuine with { Signature = "mac=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.OaSecretKey), genuine.Body)) },
            Forgery.AppSecret => genuine with { Signature = WebhookSignature.For(options.AppId, genuine.Body, stamp, options.AppSecret) },
            Forgery.OaIdFirst => genuine with { Signature = WebhookSignature.For(options.OaId, genuine.Body, stamp, options.OaSecretKey) },
            Forgery.OtherApp => OfOtherApp(genuine, stamp),
            Forgery.ReorderedKeys => genuine with { Body = Reordered(genuine.Body) },
            Forgery.FlippedByte => genuine with { Body = Flipped(genuine.Body) },
            Forgery.GenuineUpperCase => genuine with { Signature = "mac=" + genuine.Signature![4..].ToUpperInvariant() },
            Forgery.GenuineNoPrefix => genuine with { Signature = genuine.Signature![4..] },
            Forgery.GenuineNumericTimestamp => Changed(resident, text, body => body["timestamp"] = long.Parse(stamp, System.Globalization.CultureInfo.InvariantCulture)),
            Forgery.BadJson => Raw(genuine, "đây không phải JSON"u8.ToArray()),
            Forgery.TruncatedJson => Raw(genuine, genuine.Body[..^20]),
            Forgery.HugeBody => Text(resident, new string('a', HugeLength), world.Now),
            Forgery.UnknownEvent => Changed(resident, text, body => body["event_name"] = "user_did_something_new"),
            Forgery.MissingMessage => Changed(resident, text, body => body.Remove("message")),
            Forgery.EmptyAttachments => Changed(resident, text, body =>
            {
                body["event_name"] = "user_send_image";
                body["message"] = new JsonObject { ["attachments"] = new JsonArray(), ["msg_id"] = genuine.MessageId };
            }),
            Forgery.EmptyObject => Raw(genuine, "{}"u8.ToArray()),
            Forgery.EmptyBody => Raw(genuine, []),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private WebhookEvent Text(Resident resident, string text, DateTimeOffset at) =>
        new EventWriter(world.Options).UserSent(resident, new ChatMessage { Id = world.NewMessageId(), ResidentId = resident.Id, By = Author.Resident, Kind = "text", Text = text, Time = at });

    private WebhookEvent Changed(Resident resident, string text, Action<JsonObject> change)
    {
        var events = new EventWriter(world.Options);
        var messageId = world.NewMessageId();
        var body = events.FromResident("user_send_text", resident, world.Now, new JsonObject { ["text"] = text, ["msg_id"] = messageId });
        change(body);
        return events.Sign(body, resident.Id, messageId);
    }

    /// <summary>Signed as far as there is something to sign: a body that cannot be read has no timestamp.</summary>
    private WebhookEvent Raw(WebhookEvent genuine, byte[] body) =>
        genuine with { Body = body, Signature = WebhookSignature.For(world.Options.AppId, body, "", world.Options.OaSecretKey) };

    private WebhookEvent OfOtherApp(WebhookEvent genuine, string stamp)
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(genuine.Body).Replace(world.Options.AppId, OtherAppId, StringComparison.Ordinal));
        return genuine with { Body = body, Signature = WebhookSignature.For(OtherAppId, body, stamp, OtherKey) };
    }

    private static byte[] Reordered(byte[] body)
    {
        var parsed = JsonNode.Parse(body)!.AsObject();
        var turned = new JsonObject();
        foreach (var (name, value) in parsed.Reverse()) turned[name] = value?.DeepClone();
        return Encoding.UTF8.GetBytes(turned.ToJsonString(RelaxedJson.Options));
    }

    private static byte[] Flipped(byte[] body)
    {
        var flipped = (byte[])body.Clone();
        var at = flipped.AsSpan().IndexOf("user_send_text"u8); // the event's name is never at the edge of JSON's grammar
        flipped[at] ^= 0x01;
        return flipped;
    }
}
