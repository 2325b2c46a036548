using VinhPhong.Simulators.Zalo.Log;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>Staff who answer in Zalo's own console; reading there makes no event.</summary>
public sealed class Staff
{
    /// <summary>The staff member when none is named.</summary>
    public const string DefaultAdminId = "7011223344556677889";

    private readonly World world;
    private readonly WebhookQueue webhooks;
    private readonly DeliveryLog log;

    internal Staff(World world, WebhookQueue webhooks, DeliveryLog log)
    {
        this.world = world;
        this.webhooks = webhooks;
        this.log = log;
    }

    /// <summary>Answers in the console; the app is told with admin_id.</summary>
    public Task<ChatMessage> AnswerAsync(string residentId, string text, CancellationToken cancellationToken, string adminId = DefaultAdminId) =>
        AnswerAsync(residentId, text, adminId, cancellationToken);

    /// <summary>Unsure: answers by a way that leaves admin_id out, as the phone's console might, another app or an automatic reply.</summary>
    public Task<ChatMessage> AnswerWithoutAdminIdAsync(string residentId, string text, CancellationToken cancellationToken) =>
        AnswerAsync(residentId, text, null, cancellationToken);

    private async Task<ChatMessage> AnswerAsync(string residentId, string text, string? adminId, CancellationToken cancellationToken)
    {
        ChatMessage message;
        WebhookEvent echo;
        lock (world.Gate)
        {
            var resident = world.Chats.Get(residentId);
            message = new ChatMessage
            {
                Id = world.NewMessageId(),
                ResidentId = residentId,
                By = Author.Staff,
                Kind = "text",
                Text = text,
                AdminId = adminId,
                Received = true,
                Time = world.Chats.Stamp(residentId, world.Now),
            };
            world.Chats.Add(message);
            log.Reached(message);
            echo = new EventWriter(world.Options).OaSent(resident, message);
        }
        await webhooks.PostAsync(echo, cancellationToken);
        return message;
    }
}
