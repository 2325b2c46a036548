using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Commands;

/// <summary>One answer as a line of JSON: the contract of <c>ask --batch</c>, which measurements use.</summary>
internal sealed record AnswerLine(
    string Id, string Outcome, string? Topic, IReadOnlyList<string> Topics, string? Entry, double Confidence, IReadOnlyList<AnswerLine.CandidateLine> Candidates,
    string? Office, string? Reason, string Answer, IReadOnlyList<AnswerLine.SourceLine> Sources, double ElapsedMs)
{
    internal sealed record CandidateLine(string? Topic, string Entry, double Score);

    internal sealed record SourceLine(string Document, string? Article, string? Url, string Checked);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for tools, never put into a page
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static AnswerLine Of(string id, Answer answer, double milliseconds)
    {
        var entries = EntriesOf(answer);
        return new AnswerLine(
            id,
            answer.Outcome.ToString().ToLowerInvariant(),
            entries.Select(entry => entry.Topic).FirstOrDefault(topic => topic is not null),
            [.. entries.Select(entry => entry.Topic).OfType<string>().Distinct()],
            entries.Count > 0 ? entries[0].Id : null,
            Math.Round(answer.Confidence, 4),
            [.. answer.Candidates.Select(candidate => new CandidateLine(candidate.Entry.Topic, candidate.Entry.Id, Math.Round(candidate.Score, 5)))],
            answer.Office,
            ReasonOf(answer)?.Word(),
            answer.Text,
            [.. SourcesOf(answer).Select(source => new SourceLine(source.Document, source.Article, source.Url?.ToString(), source.Checked.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))],
            Math.Round(milliseconds, 3));
    }

    private static IReadOnlyList<Entry> EntriesOf(Answer answer) => answer switch
    {
        Answered answered => answered.Entries,
        Clarify clarify => clarify.Choices,
        SmallTalk talk => [talk.Entry],
        HandOff { Entry: { } entry } => [entry],
        Decline { Entry: { } entry } => [entry],
        _ => [],
    };

    private static Reason? ReasonOf(Answer answer) => answer switch
    {
        Clarify clarify => clarify.Reason,
        HandOff handOff => handOff.Reason,
        Decline decline => decline.Reason,
        _ => null,
    };

    private static IEnumerable<Source> SourcesOf(Answer answer) => answer is Answered answered ? answered.Sources : [];
}
