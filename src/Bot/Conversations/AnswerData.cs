using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Conversations;

/// <summary>What a rich client may show beside the text of a reply: <c>channelData.answer</c>. Everything in it is also said in the text.</summary>
internal sealed record AnswerData
{
    private static readonly AnswerDataContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public required string Outcome { get; init; }
    public string? Entry { get; init; }
    public string? Office { get; init; }

    /// <summary>Where in the text the sources begin, in UTF-16 units; a client that shows them by itself cuts there.</summary>
    public int? SourcesAt { get; init; }

    public IReadOnlyList<SourceData>? Sources { get; init; }

    /// <summary>Part of it could not be verified; the text says so.</summary>
    public bool NeedsCheck { get; init; }

    public IReadOnlyList<LinkData>? Links { get; init; }

    /// <summary>Asking whether it helped makes sense.</summary>
    public bool Feedback { get; init; }

    public static JsonElement Element(AnswerData data) => JsonSerializer.SerializeToElement(new AnswerEnvelope(data), Context.AnswerEnvelope);
}

internal sealed record AnswerEnvelope(AnswerData Answer);

/// <summary>One source; <paramref name="Checked"/> is the day it was last read.</summary>
internal sealed record SourceData(string Document, string? Article, string? Url, string Checked, bool Official)
{
    public static SourceData Of(Source source, Func<string, bool> isOfficial) => new(
        source.Document, source.Article, source.Url?.ToString(),
        source.Checked.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        source.Url is not null && isOfficial(source.Url.Host));
}

/// <summary>One link of the text, as it stands there.</summary>
internal sealed partial record LinkData(string Url, bool Official)
{
    public static IReadOnlyList<LinkData>? In(string text, Func<string, bool> isOfficial)
    {
        if (!text.Contains("://", StringComparison.Ordinal)) return null;
        return [.. LinkPattern().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ':')).Distinct()
            .Select(url => new LinkData(url, Uri.TryCreate(url, UriKind.Absolute, out var parsed) && isOfficial(parsed.Host)))];
    }

    [GeneratedRegex(@"https?://[^\s()<>\[\]""]+", RegexOptions.CultureInvariant)]
    private static partial Regex LinkPattern();
}

[JsonSerializable(typeof(AnswerEnvelope))]
internal sealed partial class AnswerDataContext : JsonSerializerContext;
