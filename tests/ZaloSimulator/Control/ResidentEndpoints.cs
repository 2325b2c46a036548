using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>What residents and staff do, one path for each act.</summary>
internal static class ResidentEndpoints
{
    private static readonly SharedInfo DefaultInfo = new("Nguyễn Văn Tư", "84900000000", "Ấp 1", "Xã Vĩnh Phong", "An Giang");

    /// <summary>The smallest picture there is, for who has none at hand.</summary>
    private static readonly byte[] DefaultImage = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapResidents(this RouteGroupBuilder control, ZaloPlatform platform)
    {
        var (residents, staff) = (platform.Residents, platform.Staff);
        control.MapGet("/residents/{id}/chat", (string id) => ControlEndpoints.TryAsync(() => Task.FromResult<object?>(residents.Chat(residents.Get(id).Id))));
        control.MapPost("/residents", context => StateEndpoints.AnswerAsync(context, async () =>
        {
            var act = await ControlJson.ReadAsync<Act>(context);
            return act.Anonymous ? residents.JoinAnonymously() : residents.Join(act.Name ?? "Người dân", act.Id);
        }));

        On("follow", (id, _, stop) => residents.FollowAsync(id, stop));
        On("unfollow", (id, _, stop) => residents.UnfollowAsync(id, stop));
        On("text", (id, act, stop) => act.QuotedId is null ? residents.SendTextAsync(id, act.Text, stop) : residents.QuoteAsync(id, act.QuotedId, act.Text, stop));
        On("image", (id, act, stop) => act.Url is null ? residents.SendImageAsync(id, act.Bytes ?? DefaultImage, act.Text, stop) : residents.SendAttachmentAsync(id, act.Of("image"), act.Text, stop));
        On("file", (id, act, stop) => act.Url is null ? residents.SendFileAsync(id, act.Name ?? "don.pdf", act.Bytes ?? "%PDF-1.4"u8.ToArray(), stop) : residents.SendAttachmentAsync(id, act.Of("file"), "", stop));
        On("audio", (id, act, stop) => act.Url is null ? residents.SendAudioAsync(id, act.Bytes ?? "#!AMR\n"u8.ToArray(), stop) : residents.SendAttachmentAsync(id, act.Of("audio"), "", stop));
        On("video", (id, act, stop) => act.Url is null ? residents.SendVideoAsync(id, act.Bytes ?? [], stop) : residents.SendAttachmentAsync(id, act.Of("video"), "", stop));
        On("sticker", (id, act, stop) => residents.SendStickerAsync(id, act.Text.Length > 0 ? act.Text : "46989", stop));
        On("location", (id, act, stop) => residents.SendLocationAsync(id, act.Latitude, act.Longitude, stop));
        On("press", (id, act, stop) => residents.PressAsync(id, act.MessageId, act.Button, stop));
        On("share", (id, act, stop) => residents.ShareInfoAsync(id, act.Info ?? DefaultInfo with { Name = residents.Get(id).Name }, stop));
        On("withdraw", (id, _, stop) => residents.WithdrawAsync(id, stop));
        On("chat-now", (id, _, stop) => residents.ClickChatNowAsync(id, stop));
        On("read", (id, _, stop) => residents.ReadAsync(id, stop));
        On("react", (id, act, stop) => residents.ReactAsync(id, act.MessageId, act.Text, stop));
        On("staff", (id, act, stop) => staff.AnswerAsync(id, act.Text, stop));
        On("staff-without-admin", (id, act, stop) => staff.AnswerWithoutAdminIdAsync(id, act.Text, stop));
        On("last-interaction", (id, act, _) => Run(() => residents.SetLastInteraction(id, act.Ago is { } ago ? platform.World.Now - ago : null)));
        On("refuse", (id, act, _) => Run(() => residents.Refuse(id, act.Error)));

        void On(string name, Func<string, Act, CancellationToken, Task> run) => control.MapPost($"/residents/{{id}}/{name}", context => StateEndpoints.RunAsync(context, async () =>
        {
            var id = residents.Get((string)context.Request.RouteValues["id"]!).Id;
            await run(id, await ControlJson.ReadAsync<Act>(context), context.RequestAborted);
        }));
    }

    private static Task Run(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private sealed record Act
    {
        public string? Id { get; init; }

        public string? Name { get; init; }

        public bool Anonymous { get; init; }

        public string Text { get; init; } = "";

        public string? QuotedId { get; init; }

        public string? Url { get; init; }

        public byte[]? Bytes { get; init; }

        public string Latitude { get; init; } = "10.0125";

        public string Longitude { get; init; } = "105.0809";

        public string MessageId { get; init; } = "";

        public int Button { get; init; }

        public SharedInfo? Info { get; init; }

        public TimeSpan? Ago { get; init; }

        public int? Error { get; init; }

        public ChatAttachment Of(string type) => new() { Type = type, Url = Url, Thumbnail = Url, Name = Name };
    }
}
