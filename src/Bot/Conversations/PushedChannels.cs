using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>Channels to which we bring what is said, by the outbox under the channel's name, and from which we fetch the files that came with a message; clients of all others come and bring by themselves.</summary>
internal sealed record PushedChannels(params IReadOnlyCollection<string> Names)
{
    /// <summary>What a row of the outbox tells: an activity said to the resident.</summary>
    public const string Kind = "activity";

    /// <summary>What a row for <see cref="FilesOf"/> tells: an activity whose files lie at the channel's.</summary>
    public const string FilesKind = "files";

    /// <summary>Who fetches the files of a channel, as the outbox names it.</summary>
    public static string FilesOf(string channel) => channel + "-files";

    /// <summary>A file that lies at the channel's still: what it is stands in place of a media type, which only its bytes prove.</summary>
    public static bool IsToFetch(Attachment file) => file is { ContentUrl: not null } && !IsHere(file);

    /// <summary>A file that we have.</summary>
    public static bool IsHere(Attachment file) => file.ContentType?.Contains('/', StringComparison.Ordinal) != false;
}
