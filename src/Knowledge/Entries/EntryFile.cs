namespace VinhPhong.Knowledge.Entries;

/// <summary>Something wrong in a file of the FAQ set: where, what, and how to mend it.</summary>
public sealed record Finding(string File, int Line, string Problem, string Cure)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Problem} {Cure}";
}

/// <summary>An entry with the lines of its file, so that a finding can point at the place.</summary>
public sealed record FiledEntry(Entry Entry, string File, IReadOnlyDictionary<string, int> Lines, IReadOnlyList<int> QuestionLines, int BodyLine)
{
    /// <summary>The line of a front matter field, 1 if the field is not there.</summary>
    public int LineOf(string field) => Lines.GetValueOrDefault(field, 1);
}

/// <summary>Reads one Markdown file with YAML front matter into an <see cref="Entry"/>, with all that is wrong in it at once.</summary>
public static class EntryFile
{
    private static readonly string[] Known =
    [
        "id", "kind", "topic", "title", "office", "status", "handoff", "reason", "urgent", "valid_from", "valid_to", "review_by",
        "keywords", "related", "sources", "questions",
    ];

    /// <summary>
    /// Reads the text of a file. <paramref name="file"/> is the path shown in findings, its last folder the entry's group.
    /// Returns null when so much is wrong that there is no entry.
    /// </summary>
    public static FiledEntry? Read(string file, string text, List<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        text = text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            findings.Add(new Finding(file, 1, "No front matter.", "Begin the file with a line ---, the fields, and a line ---."));
            return null;
        }
        if (Yaml.Fields(file, text[4..(end + 1)], above: 1, findings) is not { } fields) return null;
        var reader = new FrontMatter(file, fields, findings);
        var body = text[(end + 5)..].Trim('\n', ' ');
        var bodyLine = text.AsSpan(0, end + 5).Count('\n') + 1 + text[(end + 5)..].TakeWhile(c => c == '\n').Count();
        var before = findings.Count;
        reader.Only(Known);
        var entry = new Entry
        {
            Id = reader.Text("id"),
            Kind = reader.Choice("kind", EntryKind.Answer, ("answer", EntryKind.Answer), ("small-talk", EntryKind.SmallTalk),
                ("elsewhere", EntryKind.Elsewhere), ("off-topic", EntryKind.OffTopic), ("refuse", EntryKind.Refuse)),
            Topic = reader.OptionalText("topic"),
            Title = reader.Text("title"),
            Office = reader.Text("office"),
            Status = reader.Choice("status", null, ("published", EntryStatus.Published), ("needs-check", EntryStatus.NeedsCheck), ("draft", EntryStatus.Draft)),
            HandOff = reader.Choice("handoff", null, ("never", HandOffOffer.Never), ("offer", HandOffOffer.Offer), ("always", HandOffOffer.Always)),
            Reason = reader.OptionalText("reason") is null ? null
                : reader.Choice("reason", null, [.. Enum.GetValues<Reason>().Select(reason => (reason.Word(), reason))]),
            Urgent = reader.Choice("urgent", false, ("true", true), ("false", false)),
            Validity = new Validity(reader.OptionalDate("valid_from"), reader.OptionalDate("valid_to"), reader.Date("review_by")),
            Questions = reader.Texts("questions"),
            Keywords = reader.Texts("keywords"),
            Related = reader.Texts("related"),
            Sources = reader.Sources(),
            Body = body,
            Group = Path.GetFileName(Path.GetDirectoryName(file)) ?? "",
        };
        if (body.Length == 0) findings.Add(new Finding(file, bodyLine, "The answer is empty.", "Write the answer below the front matter."));
        return findings.Count == before ? new FiledEntry(entry, file, reader.Lines, reader.QuestionLines, bodyLine) : null;
    }
}
