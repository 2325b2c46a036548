namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>One message in a resident's chat.</summary>
public sealed record ChatMessage
{
    /// <summary>The message_id of the send's answer, the msg_id of webhooks.</summary>
    public required string Id { get; init; }

    /// <summary>Whose chat.</summary>
    public required string ResidentId { get; init; }

    /// <summary>Who sent it.</summary>
    public required Author By { get; init; }

    /// <summary>text, image, gif, sticker, file, audio, video, location, link, request_user_info, list.</summary>
    public required string Kind { get; init; }

    /// <summary>What can be read.</summary>
    public string Text { get; init; } = "";

    /// <summary>What came with it.</summary>
    public ChatAttachment? Attachment { get; init; }

    /// <summary>Buttons below it.</summary>
    public IReadOnlyList<ChatButton> Buttons { get; init; } = [];

    /// <summary>Rows of a list, or the one row of a request for details.</summary>
    public IReadOnlyList<ChatElement> Elements { get; init; } = [];

    /// <summary>The message it quotes.</summary>
    public string? QuotedId { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The path it was sent by; null for residents and staff.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether somebody pays for it.</summary>
    public bool Charged { get; init; }

    /// <summary>The staff member, where the console tells it.</summary>
    public string? AdminId { get; init; }

    /// <summary>Arrived on the phone.</summary>
    public bool Received { get; init; }

    /// <summary>Looked at.</summary>
    public bool Seen { get; init; }

    /// <summary>The icon the account put on it.</summary>
    public string? Reaction { get; init; }

    /// <summary>Sent by a button that does not show what it sends.</summary>
    public bool Hidden { get; init; }
}

/// <summary>Who wrote a message.</summary>
public enum Author
{
    /// <summary>The resident.</summary>
    Resident,

    /// <summary>The app, by the API.</summary>
    Api,

    /// <summary>A person in Zalo's own console.</summary>
    Staff,
}

/// <summary>A picture, file, sound, film, sticker, place or link.</summary>
public sealed record ChatAttachment
{
    /// <summary>As in the webhook: image, gif, file, audio, video, sticker, location, link.</summary>
    public required string Type { get; init; }

    /// <summary>Where it can be fetched.</summary>
    public string? Url { get; init; }

    /// <summary>Its smaller picture.</summary>
    public string? Thumbnail { get; init; }

    /// <summary>A file's name.</summary>
    public string? Name { get; init; }

    /// <summary>A file's bytes.</summary>
    public long? Size { get; init; }

    /// <summary>A file's MD5.</summary>
    public string? Checksum { get; init; }

    /// <summary>A sticker's id, or the attachment_id or token it was sent by.</summary>
    public string? Id { get; init; }

    /// <summary>Of a link or a film.</summary>
    public string? Description { get; init; }

    /// <summary>A place's latitude, as text.</summary>
    public string? Latitude { get; init; }

    /// <summary>A place's longitude, as text.</summary>
    public string? Longitude { get; init; }
}

/// <summary>A button below a message.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Type">oa.open.url, oa.query.show, oa.query.hide, oa.open.phone, oa.open.sms.</param>
/// <param name="Payload">What it sends, opens or calls.</param>
public sealed record ChatButton(string Title, string Type, string Payload);

/// <summary>A row with a title, a picture and somewhere to go.</summary>
/// <param name="Title">What it says first.</param>
/// <param name="Subtitle">What it says below.</param>
/// <param name="ImageUrl">Its picture.</param>
/// <param name="Url">Where it leads.</param>
public sealed record ChatElement(string Title, string Subtitle, string? ImageUrl, string? Url);
