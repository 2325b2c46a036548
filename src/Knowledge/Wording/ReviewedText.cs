using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Search.Passages;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Wording;

/// <summary>Says a decision in the reviewed text of the entries and the sentences of the assistant; nothing is composed beyond that.</summary>
internal sealed class ReviewedText(CentreSettings centre)
{
    /// <summary>The text of an entry with the commune's data filled in, and a word of caution where it needs checking.</summary>
    public string Say(Entry entry)
    {
        var body = centre.Fill(entry.Body, Sentences.UnknownValue);
        return entry.Status == EntryStatus.NeedsCheck ? $"{body}\n\n{Sentences.NeedsCheck}" : body;
    }

    public Answered Answer(ImmutableArray<Entry> entries, Coverage covers)
    {
        var text = new StringBuilder();
        if (entries.Length > 1) text.Append(Sentences.TwoTopics);
        foreach (var entry in entries)
        {
            if (text.Length > 0) text.Append("\n\n");
            if (entries.Length > 1) text.Append(CultureInfo.InvariantCulture, $"**{entry.Title}**\n\n");
            text.Append(Say(entry));
        }
        if (covers == Coverage.Part) text.Append("\n\n").Append(Sentences.CoversPart);
        var handOff = entries.Max(entry => entry.HandOff);
        if (handOff == HandOffOffer.Always) text.Append("\n\n").Append(Format(Sentences.OfficerJoins, entries[0].Office));
        return new Answered
        {
            Text = text.ToString(),
            Entries = entries,
            Sources = [.. entries.SelectMany(entry => entry.Sources).Distinct()],
            Covers = covers,
            HandOff = handOff,
            Office = entries[0].Office,
        };
    }

    /// <summary>
    /// More from the entry just answered from: the sections that the follow-up asks for. If it asks for none in particular, what was said is not
    /// said again whole: the short answer, and that an officer can help.
    /// </summary>
    public Answered AnswerMore(Entry entry, IReadOnlyList<Word> words)
    {
        var sections = Sections.Pick(entry.Body, words);
        var body = sections.Count > 0 ? string.Join("\n\n", sections) : entry.ShortAnswer;
        return Answer([entry with { Body = $"**{entry.Title}**\n\n{body}" }], sections.Count > 0 ? Coverage.Whole : Coverage.Part) with { Entries = [entry] };
    }

    /// <summary>A passage word for word, with its document and section.</summary>
    public static Answered Quote(FoundPassage found)
    {
        var document = found.Document.Number is null ? found.Document.Title : $"{found.Document.Title} ({found.Document.Number})";
        var section = found.Passage.Section.ToString();
        var intro = string.Format(CultureInfo.InvariantCulture, Sentences.FromDocument, document, section);
        return new Answered
        {
            Text = $"{intro}\n\n> {found.Passage.Text.Replace("\n", "\n> ", StringComparison.Ordinal)}\n\n{Sentences.CoversPart}",
            Entries = [],
            Sources = [new Source(document, section, found.Document.Url, found.Document.Checked)],
            Covers = Coverage.Part,
            HandOff = HandOffOffer.Offer,
            Office = Offices.ServiceCentre,
        };
    }

    public static Clarify Ask(ImmutableArray<Entry> choices, Reason reason)
    {
        if (choices.Length < 2) return new Clarify { Text = Sentences.Unclear, Choices = [], Reason = reason };
        var text = new StringBuilder(Sentences.ClarifyIntro);
        for (var i = 0; i < choices.Length; i++) text.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {choices[i].Title}");
        text.Append("\n\n").Append(Sentences.ClarifyMore);
        return new Clarify { Text = text.ToString(), Choices = choices, Reason = reason, Office = choices[0].Office };
    }

    public HandOff PassOn(Reason reason, Entry? entry, string office) => new()
    {
        Reason = reason,
        Entry = entry,
        Office = office,
        Text = entry is not null ? centre.Fill(entry.Body, Sentences.UnknownValue) : Format(ReasonText(reason), office),
    };

    public Decline TurnDown(Reason reason, Entry? entry) => new()
    {
        Reason = reason,
        Entry = entry,
        Text = entry is not null ? centre.Fill(entry.Body, Sentences.UnknownValue) : ReasonText(reason),
    };

    public SmallTalk Talk(Entry entry) => new() { Entry = entry, Text = Say(entry), Office = entry.Office };

    /// <summary>The signs of a scam in front of a text.</summary>
    public static string WithSigns(ScamSigns signs, string text) =>
        $"{Sentences.ScamSignsSeen}\n{string.Join('\n', signs.Seen.Select(sign => $"- {sign.Said}"))}\n\n{Sentences.ScamWhatToDo}\n\n{text}";

    /// <summary>No sign is not safety.</summary>
    public static string WithoutSigns(string text) => $"{Sentences.ScamNoSign}\n\n{text}";

    /// <summary>The warning that personal data does not belong in a chat, in front of a text.</summary>
    public static string WithWarning(PersonalDataKinds seen, string text)
    {
        if (seen == PersonalDataKinds.None) return text;
        return $"{(seen.HasFlag(PersonalDataKinds.OneTimeCode) ? Sentences.OneTimeCodeWarning : Sentences.PersonalDataWarning)}\n\n{text}";
    }

    private static string ReasonText(Reason reason) => reason switch
    {
        Reason.AskedForOfficer => Sentences.AskedForOfficer,
        Reason.AskedTwice => Sentences.AskedTwice,
        Reason.Distress => Sentences.Distress,
        Reason.Anger => Sentences.Anger,
        Reason.Injection => Sentences.Injection,
        Reason.Abuse => Sentences.Abuse,
        Reason.LowConfidence => Sentences.LowConfidence,
        _ => Sentences.NoKnowledge,
    };

    public static HandOff PassOn(Language language) => new()
    {
        Reason = Reason.Language,
        Office = Offices.ServiceCentre,
        Text = language == Language.Khmer ? Sentences.Khmer : Sentences.English,
    };

    private static string Format(string sentence, string office) => string.Format(CultureInfo.InvariantCulture, sentence, Offices.NameOf(office));
}
