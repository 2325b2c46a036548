using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>Reads a message in the light of what was said before: "còn lệ phí thì sao?", "cái thứ hai", "không phải, ý tôi là…"; a new topic is seen as new.</summary>
internal sealed class Context(Published published)
{
    /// <summary>A message that says this much stands by itself.</summary>
    private const float StandsAlone = 5f;

    /// <summary>What the entry just answered from gains, and an entry related to it.</summary>
    private const float SameEntry = 1.2f;
    private const float RelatedEntry = 0.8f;

    /// <summary>What an entry loses that the resident has just said is not meant.</summary>
    private const float NotMeant = 4f;

    private static readonly string[] NewTopicCues = ["à mà", "à quên", "cho hỏi thêm", "hỏi thêm", "cho hỏi cái khác", "hỏi chuyện khác", "hỏi việc khác", "thôi bỏ đi", "thôi khỏi", "bỏ qua chuyện đó", "chuyện khác", "nhân tiện", "luôn tiện", "sẵn cho hỏi", "sẵn hỏi"];
    private static readonly string[] CorrectionCues = ["không phải", "ý tôi là", "ý em là", "ý mình là", "không phải cái đó", "nhầm rồi", "không đúng ý", "tôi hỏi", "sai rồi"];
    private static readonly string[] FollowUpCues = ["còn", "vậy", "thế", "thì sao", "rồi", "vậy thì", "nó", "cái đó", "cái này", "việc đó", "chỗ đó", "ở đó", "giấy đó", "thẻ đó", "đó", "vậy còn", "mà", "tiếp theo", "xong rồi", "họ", "bả", "ổng"];

    private readonly PhraseTable<Cue> cues = new(
        new[] { (NewTopicCues, Cue.NewTopic), (CorrectionCues, Cue.Correction), (FollowUpCues, Cue.FollowUp) }
            .SelectMany(group => group.Item1.Select(phrase => (published.Index.Normaliser.Read(phrase), group.Item2))));

    private enum Cue
    {
        NewTopic,
        Correction,
        FollowUp,
    }

    /// <summary>The entry that "cái thứ hai" or "2" picks from the choices just offered, or null.</summary>
    public Entry? Chosen(IReadOnlyList<Word> words, Dialogue earlier)
    {
        if (earlier.Last is not { Offered.IsDefaultOrEmpty: false } last) return null;
        var place = Ordinals.Read(words, last.Offered.Length);
        return place is { } number ? published.Find(last.Offered[number - 1]) : null;
    }

    /// <summary>What the message finds, alone or together with what was said before.</summary>
    public Hits Find(IReadOnlyList<Word> words, Dialogue earlier)
    {
        var alone = published.Index.Find(words);
        if (earlier.Last is not { } last) return alone;
        var found = new List<PhraseHit<Cue>>();
        cues.Find(words, found);
        if (found.Find(hit => hit.Value == Cue.NewTopic) is { Length: > 0 } cut)
            return published.Index.Find([.. words.Skip(cut.Start + cut.Length)]);
        var corrects = found.Exists(hit => hit.Value == Cue.Correction && hit.Start <= 2);
        var share = ShareOfBefore(alone, found.Exists(hit => hit.Value == Cue.FollowUp && (hit.Start <= 1 || hit.Start + hit.Length >= words.Count)));
        if (share <= 0 && !corrects) return alone;
        var together = published.Index.Find([.. published.Index.Normaliser.Read(Before(earlier)), .. words]);
        var scores = new float[alone.Scores.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = (alone.Scores[i] * (1 - share)) + (together.Scores[i] * share);
        foreach (var id in last.AnsweredFrom) Favour(id, share, corrects, scores);
        return new Hits(alone.Entries, scores, Math.Max(alone.Explained, together.Explained), together.Known, Math.Max(alone.Evidence, together.Evidence));
    }

    /// <summary>How much of the meaning lies in what was said before: all of it for "còn phí?", nothing for a whole new question.</summary>
    private static float ShareOfBefore(Hits alone, bool hasCue)
    {
        var says = Math.Min(1, alone.Evidence / StandsAlone);
        var sure = alone.Ranked[0].Probability * alone.Explained;
        var share = 1 - (says * 0.5f) - (sure * 0.5f);
        return Math.Clamp(hasCue ? share + 0.2f : share - 0.1f, 0, 0.8f);
    }

    private void Favour(string id, float share, bool corrects, float[] scores)
    {
        if (published.NumberOf(id) is not (>= 0 and var number)) return;
        scores[number] += corrects ? -NotMeant : SameEntry * share;
        foreach (var related in published.Index.Entries[number].Related)
        {
            if (published.NumberOf(related) is >= 0 and var other) scores[other] += RelatedEntry * share;
        }
    }

    /// <summary>The last message, and the one before if the last said little.</summary>
    private static string Before(Dialogue earlier)
    {
        var last = earlier.Exchanges[^1].Said;
        return earlier.Exchanges.Length > 1 && last.Length < 40 ? $"{earlier.Exchanges[^2].Said} . {last}" : last;
    }
}
