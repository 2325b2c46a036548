namespace VinhPhong.Knowledge.Entries;

/// <summary>Entries as binary records, for the file of a built index: reading Markdown and YAML again would be most of the start-up time.</summary>
internal static class EntryRecords
{
    public static void Write(BinaryWriter writer, IReadOnlyList<Entry> entries)
    {
        writer.Write(entries.Count);
        foreach (var entry in entries) Write(writer, entry);
    }

    public static IReadOnlyList<Entry> Read(BinaryReader reader)
    {
        var entries = new Entry[reader.ReadInt32()];
        for (var i = 0; i < entries.Length; i++) entries[i] = ReadEntry(reader);
        return entries;
    }

    private static void Write(BinaryWriter writer, Entry entry)
    {
        foreach (var text in new[] { entry.Id, entry.Title, entry.Office, entry.Body, entry.Group }) writer.Write(text);
        writer.Write(entry.Topic ?? "");
        writer.Write((byte)entry.Kind);
        writer.Write((byte)entry.Status);
        writer.Write((byte)entry.HandOff);
        writer.Write((short)(entry.Reason is { } reason ? (int)reason : -1));
        writer.Write(entry.Urgent);
        foreach (var day in new[] { entry.Validity.From, entry.Validity.To, entry.Validity.ReviewBy }) writer.Write(day?.DayNumber ?? -1);
        foreach (var texts in new[] { entry.Questions, entry.Keywords, entry.Related }) WriteAll(writer, texts);
        writer.Write(entry.Sources.Count);
        foreach (var source in entry.Sources)
        {
            writer.Write(source.Document);
            writer.Write(source.Article ?? "");
            writer.Write(source.Url?.OriginalString ?? "");
            writer.Write(source.Checked.DayNumber);
        }
    }

    private static Entry ReadEntry(BinaryReader reader)
    {
        var (id, title, office, body, group) = (reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        return new Entry
        {
            Id = id,
            Title = title,
            Office = office,
            Body = body,
            Group = group,
            Topic = OrNull(reader.ReadString()),
            Kind = (EntryKind)reader.ReadByte(),
            Status = (EntryStatus)reader.ReadByte(),
            HandOff = (HandOffOffer)reader.ReadByte(),
            Reason = reader.ReadInt16() is >= 0 and var reason ? (Reason)reason : null,
            Urgent = reader.ReadBoolean(),
            Validity = new Validity(Day(reader.ReadInt32()), Day(reader.ReadInt32()), Day(reader.ReadInt32()) ?? default),
            Questions = ReadAll(reader),
            Keywords = ReadAll(reader),
            Related = ReadAll(reader),
            Sources = ReadSources(reader),
        };
    }

    private static Source[] ReadSources(BinaryReader reader)
    {
        var sources = new Source[reader.ReadInt32()];
        for (var i = 0; i < sources.Length; i++)
        {
            var (document, article, url) = (reader.ReadString(), OrNull(reader.ReadString()), OrNull(reader.ReadString()));
            sources[i] = new Source(document, article, url is null ? null : new Uri(url), DateOnly.FromDayNumber(reader.ReadInt32()));
        }
        return sources;
    }

    private static void WriteAll(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts) writer.Write(text);
    }

    private static string[] ReadAll(BinaryReader reader)
    {
        var texts = new string[reader.ReadInt32()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }

    private static DateOnly? Day(int number) => number < 0 ? null : DateOnly.FromDayNumber(number);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
