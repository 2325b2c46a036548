using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>Reads a message in the light of what was said before: "còn lệ phí thì sao?", "cái thứ hai", "không phải, ý tôi là…"; a new topic is seen as new.</summary>
internal sealed class Context(Published published)
{
    // How much of the meaning lies in what was said before; chosen on the follow-ups of data/measuring, see docs/benchmarks.md.
    private const float MostOfBefore = 0.6f;
    private const float ShareToBegin = 1.85f;
    private const float LessWhenItSaysMuch = 0.6f;
    private const float LessWhenItIsSure = 0.95f;
    private const float MoreWithCue = 0.15f;

    /// <summary>A message that says this much, in telling words, says much.</summary>
    private const float SaysMuch = 4.3f;

    /// <summary>What the entry just answered from gains, and an entry related to it: the next question is more often the next step.</summary>
    private const float SameEntry = 2.0f;
    private const float RelatedEntry = 3.4f;

    /// <summary>An entry that was only offered counts as answered from by this much.</summary>
    private const float OnlyOffered = 0.4f;

    /// <summary>What the entry gains besides when the message only asks for its fee, time, papers or place.</summary>
    private const float HeldByFacet = 1.8f;

    /// <summary>Such a message says no more than this, and has no more words.</summary>
    private const float LittleMore = 3.2f;
    private const int ShortFollowUp = 7;

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
        if (earlier.Last is not { } last) return published.Index.Find(words);
        if (TwoThings.Picked(words, last.Said) is { } part) return published.Index.Find(published.Index.Normaliser.Read(part));
        var found = new List<PhraseHit<Cue>>();
        cues.Find(words, found);
        if (found.Find(hit => hit.Value == Cue.NewTopic) is { Length: > 0 } cut && cut.Start + cut.Length < words.Count)
            return published.Index.Find([.. words.Skip(cut.Start + cut.Length)]);
        var alone = published.Index.Find(words);
        if (IsBareNoun(words)) return alone;
        var corrects = found.Exists(hit => hit.Value == Cue.Correction && hit.Start <= 2);
        var hasCue = found.Exists(hit => hit.Value == Cue.FollowUp && (hit.Start <= 1 || hit.Start + hit.Length >= words.Count));
        var share = ShareOfBefore(alone, hasCue);
        return share > 0 || corrects ? Together(alone, words, earlier, share, corrects) : alone;
    }

    /// <summary>A bare noun ("thẻ", "mã") is asked back even in the middle of a conversation: repeating the last answer helps nobody. "Phí?" is a question.</summary>
    private static bool IsBareNoun(IReadOnlyList<Word> words) =>
        words is [var only] && only.Folded is not ("phi" or "tien" or "gia" or "nhieu" or "dau" or "sao" or "ai" or "gi" or "roi");

    private Hits Together(Hits alone, IReadOnlyList<Word> words, Dialogue earlier, float share, bool corrects)
    {
        var together = published.Index.Find([.. published.Index.Normaliser.Read(Before(earlier)), .. words]);
        var scores = new float[alone.Scores.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = (alone.Scores[i] * (1 - share)) + (together.Scores[i] * share);
        var last = LastWithMatter(earlier);
        foreach (var id in last.AnsweredFrom) Favour(id, share, corrects, scores);
        if (last.AnsweredFrom.IsEmpty)
        {
            foreach (var id in last.Offered) Favour(id, share * OnlyOffered, corrects: false, scores);
        }
        else if (!corrects && IsOnlyFacet(words, alone) && published.NumberOf(last.AnsweredFrom[0]) is >= 0 and var held) scores[held] += HeldByFacet;
        return new Hits(alone.Entries, scores, Math.Max(alone.Explained, together.Explained), together.Known, Math.Max(alone.Evidence, together.Evidence));
    }

    /// <summary>The last exchange that was about something: a refusal or a hand-off in between does not change the subject.</summary>
    private static Exchange LastWithMatter(Dialogue earlier) =>
        earlier.Exchanges.LastOrDefault(exchange => !exchange.AnsweredFrom.IsEmpty && exchange.Outcome != Outcome.SmallTalk || !exchange.Offered.IsEmpty) ?? earlier.Exchanges[^1];

    /// <summary>"Mấy ngày có?", "còn lệ phí thì sao?": a question about what was just talked of, whatever it resembles by itself.</summary>
    private static bool IsOnlyFacet(IReadOnlyList<Word> words, Hits alone) => alone.Evidence <= LittleMore && words.Count <= ShortFollowUp && Facet.Of(words).Count > 0;

    /// <summary>Most of it for "còn phí?", nothing for a whole new question that is surely one.</summary>
    private static float ShareOfBefore(Hits alone, bool hasCue)
    {
        var says = Math.Min(1, alone.Evidence / SaysMuch);
        var sure = alone.Ranked[0].Probability * alone.Explained;
        var share = ShareToBegin - (says * LessWhenItSaysMuch) - (sure * LessWhenItIsSure) + (hasCue ? MoreWithCue : 0);
        return Math.Clamp(share, 0, MostOfBefore);
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
        return earlier.Exchanges.Length > 1 && last.Length < SaidLittle ? $"{earlier.Exchanges[^2].Said} . {last}" : last;
    }

    private const int SaidLittle = 40;
}
