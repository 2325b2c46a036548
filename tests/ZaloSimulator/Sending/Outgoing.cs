using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>A message as it was read from a call, found to be well formed.</summary>
internal sealed record Outgoing
{
    public required string Kind { get; init; }

    public string Text { get; init; } = "";

    public ChatAttachment? Attachment { get; init; }

    public IReadOnlyList<ChatButton> Buttons { get; init; } = [];

    public IReadOnlyList<ChatElement> Elements { get; init; } = [];

    public string? QuotedId { get; init; }
}

/// <summary>Thrown by the reader at the first thing that is wrong: the platform tells only one.</summary>
internal sealed class RefusedException(Reply reply) : Exception
{
    public Reply Reply => reply;

    public static RefusedException Field(string field) => new(Reply.FieldInvalid(field));

    public static RefusedException Code(int error) => new(Reply.Refused(error));
}
