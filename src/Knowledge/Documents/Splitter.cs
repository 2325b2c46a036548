using System.Text;

namespace VinhPhong.Knowledge.Documents;

/// <summary>Cuts paragraphs into passages that can be cited and understood alone. Every sentence goes into exactly one of them.</summary>
internal sealed class Splitter
{
    /// <summary>About three paragraphs on a telephone's screen, and short enough for an embedding model.</summary>
    public const int Longest = 900;

    private readonly string title;
    private readonly List<Passage> passages = [];
    private readonly List<(Paragraph Heading, bool Used)> headings = [];
    private readonly StringBuilder text = new();
    private SectionMark section = SectionMark.Opening;
    private bool hasBody;

    private Splitter(string title) => this.title = title;

    /// <summary>The passages in the order of the text.</summary>
    public static IReadOnlyList<Passage> Split(string title, IReadOnlyList<Paragraph> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var splitter = new Splitter(title);
        foreach (var paragraph in paragraphs) splitter.Take(paragraph);
        splitter.Finish();
        splitter.Close(_ => true);
        return splitter.passages;
    }

    private void Take(Paragraph paragraph)
    {
        if (paragraph.IsHeading && paragraph.Text.Length <= Outline.LongestHeading)
        {
            Finish();
            Close(heading => heading.Section == paragraph.Section || !heading.Section.Contains(paragraph.Section));
            headings.Add((paragraph, false));
            return;
        }
        if (paragraph.Section != section) Finish();
        section = paragraph.Section;
        Close(heading => !heading.Section.Contains(section));

        // A sentence longer than a whole passage is cut so that its headings still fit.
        var sentences = Sentences.Split(paragraph.Text, Longest, Longest - Outline.LongestHeading - 1);
        if (sentences.Count == 0) return;
        var longest = sentences.Max(sentence => sentence.Length);
        if (hasBody && text.Length + 1 + paragraph.Text.Length > Longest) Finish();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (hasBody && text.Length + 1 + sentences[i].Length > Longest) Finish();
            if (!hasBody) PutHeadings(Longest - longest);
            if (text.Length > 0) text.Append(hasBody && i > 0 ? ' ' : '\n');
            text.Append(sentences[i]);
            hasBody = true;
        }
    }

    /// <summary>The nearest headings that fit, outermost first, each on its line.</summary>
    private void PutHeadings(int room)
    {
        room = Math.Min(room, Outline.LongestHeading + 1);
        var first = headings.Count;
        while (first > 0 && headings[first - 1].Heading.Text.Length + 1 <= room)
        {
            first--;
            room -= headings[first].Heading.Text.Length + 1;
            headings[first] = headings[first] with { Used = true };
        }
        text.AppendJoin('\n', headings.Skip(first).Select(heading => heading.Heading.Text));
    }

    /// <summary>Ends headings; one that found no room anywhere is a passage of its own, so that nothing is lost.</summary>
    private void Close(Predicate<Paragraph> ends)
    {
        for (var i = 0; i < headings.Count; i++)
        {
            if (ends(headings[i].Heading) && !headings[i].Used) passages.Add(new Passage(title, headings[i].Heading.Section, headings[i].Heading.Text));
        }
        headings.RemoveAll(heading => ends(heading.Heading));
    }

    private void Finish()
    {
        if (hasBody) passages.Add(new Passage(title, section, text.ToString()));
        text.Clear();
        hasBody = false;
    }
}
