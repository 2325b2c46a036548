using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Desk;

/// <summary>What the assistant made of a question, for the officer who takes it over.</summary>
internal sealed record Insight(IReadOnlyList<string> Words, IReadOnlyList<CandidateView> Candidates);

/// <summary>An entry that may be meant: its text as residents would read it, its sources, and the words of the question it has.</summary>
internal sealed record CandidateView(string Title, int Percent, bool NeedsCheck, string Text, IReadOnlyList<string> Sources, IReadOnlyList<string> Matched);

/// <summary>Reads a question anew with today's knowledge: what helps an officer now is what is published now.</summary>
internal sealed class Insights(Answerer answerer, Library library)
{
    private const int Most = 5;

    /// <summary>Less likely ones are noise.</summary>
    private const float Least = 0.03f;

    public Insight Of(string question)
    {
        var published = library.Current;
        var words = published.Index.Normaliser.Read(question);
        var answer = answerer.Ask(new Question(question, Dialogue.Empty));
        return new Insight(
            [.. words.Select(word => ToneMark.Place(word.Marked)).Distinct()],
            [.. answer.Candidates.Where(candidate => candidate.Entry.Kind == EntryKind.Answer && candidate.Score >= Least).Take(Most).Select(candidate => View(candidate, published, words))]);
    }

    private static CandidateView View(Candidate candidate, Published published, IReadOnlyList<Word> words) => new(
        candidate.Entry.Title,
        (int)Math.Round(candidate.Score * 100),
        candidate.Entry.Status == EntryStatus.NeedsCheck,
        published.TextOf(candidate.Entry),
        [.. candidate.Entry.Sources.Select(source => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source.Document}{(source.Article is null ? "" : ", " + source.Article)} ({source.Checked:dd/MM/yyyy})"))],
        [.. published.Index.Matched(words, candidate.Entry).Select(Explained).Distinct()]);

    private static string Explained((string Text, string? Means) found)
    {
        var said = ToneMark.Place(found.Text);
        return found.Means is null || ToneMark.Place(found.Means) == said ? said : $"{said} (= {ToneMark.Place(found.Means)})";
    }
}
