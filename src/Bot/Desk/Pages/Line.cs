using System.Text.RegularExpressions;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>Who said a line of a transcript.</summary>
internal enum Speaker
{
    Resident,
    Assistant,
    Officer,
    Note,
}

/// <summary>A piece of a line: plain text, or an address that opens only after a question.</summary>
internal readonly record struct Piece(string Text, bool IsLink);

/// <summary>One line of a transcript as the desk shows it. What was written is text and nothing else, whatever is in it.</summary>
internal sealed partial record Line(string Id, Speaker Speaker, string By, DateTimeOffset At, string Text, IReadOnlyList<Attachment> Files)
{
    /// <summary>The number of the activity in its conversation; 0 for a note.</summary>
    public long Sequence { get; init; }

    /// <summary>Numbers of persons stay covered until an officer uncovers them; the assistant repeats the telephone number that somebody leaves.</summary>
    public string Covered { get; } = Speaker switch
    {
        Speaker.Resident => PersonalData.Mask(Text),
        Speaker.Assistant when PersonalData.Find(Text).HasFlag(PersonalDataKinds.Phone) => PersonalData.Mask(Plain(Text), PersonalDataKinds.Phone),
        Speaker.Assistant => Plain(Text),
        _ => Text,
    };

    public bool IsCovered => Covered != Uncovered;

    private string Uncovered => Speaker == Speaker.Assistant ? Plain(Text) : Text;

    /// <summary>An answer of ours without its marks of emphasis and headings: what an officer says goes out as plain text.</summary>
    public static string Plain(string answer) => Marks().Replace(answer, "");

    /// <summary>A message as a line, or what a channel tells in words of the resident; null for all else.</summary>
    public static Line? Of(StoredActivity stored)
    {
        if (stored.Type != ActivityTypes.Message && !(stored is { Type: ActivityTypes.Event, Incoming: true })) return null;
        var activity = ActivityJson.Read(stored.Json);
        if (stored.Type == ActivityTypes.Event && string.IsNullOrWhiteSpace(activity.Text) && activity.Attachments is not { Count: > 0 }) return null;
        var speaker = stored.Incoming ? Speaker.Resident : Participants.IsOfficer(activity.From) ? Speaker.Officer : Speaker.Assistant;
        return new Line(activity.Id ?? $"{stored.Sequence}", speaker, activity.From?.Name ?? "", stored.At, activity.Text ?? "", activity.Attachments ?? []) { Sequence = stored.Sequence };
    }

    /// <summary>A file that can be looked at; otherwise it lies at the channel's still, or could not be had.</summary>
    public static bool IsHere(Attachment file) => PushedChannels.IsHere(file);

    public static Line Of(Note note) => new($"note-{note.Id}", Speaker.Note, note.Author, note.At, note.Text, []);

    /// <summary>Text and addresses by turns.</summary>
    public IEnumerable<Piece> Pieces(bool uncovered)
    {
        var text = uncovered ? Uncovered : Covered;
        var at = 0;
        foreach (Match match in Address().Matches(text))
        {
            if (match.Index > at) yield return new Piece(text[at..match.Index], false);
            yield return new Piece(match.Value, true);
            at = match.Index + match.Length;
        }
        if (at < text.Length) yield return new Piece(text[at..], false);
    }

    [GeneratedRegex(@"\*\*|^#{1,6} ", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
