namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>The words that our knowledge uses, and which stand side by side: what a slip of the finger is corrected to, and where run-together words part.</summary>
public sealed class Lexicon
{
    private const int ShortestToCorrect = 3;
    private const int ShortestToSplit = 5;
    private const int LongestToSplit = 30;
    private const int SeenEnough = 2;

    /// <summary>A word that is no syllable is a name (vneid, otp) when it is seen this often, else a slip.</summary>
    private const int SeenAsName = 10;

    private readonly Dictionary<string, int> counts;
    private readonly HashSet<ulong> pairs;
    private readonly Dictionary<string, List<string>> byDeletion = new(StringComparer.Ordinal);

    /// <summary>A lexicon that knows no word: nothing is corrected.</summary>
    public static Lexicon Empty { get; } = new([]);

    /// <summary>Learns from texts already read.</summary>
    public Lexicon(IEnumerable<IReadOnlyList<Word>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        counts = new Dictionary<string, int>(StringComparer.Ordinal);
        pairs = [];
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Count; i++)
            {
                counts[text[i].Folded] = counts.GetValueOrDefault(text[i].Folded) + 1;
                if (i > 0) pairs.Add(PairKey(text[i - 1].Folded, text[i].Folded));
            }
        }
        IndexDeletions();
    }

    private Lexicon(Dictionary<string, int> counts, HashSet<ulong> pairs)
    {
        this.counts = counts;
        this.pairs = pairs;
        IndexDeletions();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static Lexicon Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var counts = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) counts[reader.ReadString()] = reader.ReadInt32();
        count = reader.ReadInt32();
        var pairs = new HashSet<ulong>(count);
        for (var i = 0; i < count; i++) pairs.Add(reader.ReadUInt64());
        return new Lexicon(counts, pairs);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(counts.Count);
        foreach (var (word, count) in counts)
        {
            writer.Write(word);
            writer.Write(count);
        }
        writer.Write(pairs.Count);
        foreach (var pair in pairs) writer.Write(pair);
    }

    private static ulong PairKey(string first, string second) => StableHash.Mix(StableHash.Of(first), StableHash.Of(second));

    private void IndexDeletions()
    {
        foreach (var (word, count) in counts)
        {
            if (count < SeenEnough || word.Length < ShortestToCorrect || char.IsAsciiDigit(word[0]) || !Knows(word)) continue;
            foreach (var deletion in Deletions(word).Append(word))
            {
                if (!byDeletion.TryGetValue(deletion, out var words)) byDeletion[deletion] = words = [];
                words.Add(word);
            }
        }
    }

    /// <summary>Whether the word is one of ours: a possible syllable, or a name that is used often. Slips in phrasings are not.</summary>
    internal bool Knows(string folded) => counts.TryGetValue(folded, out var count) && (Syllables.IsSyllable(folded) || count >= SeenAsName);

    /// <summary>How many different words it knows.</summary>
    public int Count => counts.Count;

    /// <summary>The known word one slip away (a letter lost, added, changed or swapped) that fits its neighbours best; null if none does.</summary>
    internal string? Correct(string folded, string before, string after)
    {
        if (folded.Length < ShortestToCorrect || folded.Length > LongestToSplit) return null;
        string? best = null;
        var bestScore = 0d;
        var isSyllable = Syllables.IsSyllable(folded);
        foreach (var deletion in Deletions(folded).Append(folded))
        {
            if (!byDeletion.TryGetValue(deletion, out var words)) continue;
            foreach (var word in words)
            {
                if (!IsOneSlip(folded, word)) continue;
                var support = (pairs.Contains(PairKey(before, word)) ? 1 : 0) + (pairs.Contains(PairKey(word, after)) ? 1 : 0);
                if (support == 0 && (isSyllable || folded.Length == ShortestToCorrect)) continue; // a real syllable that we do not use, or too short to tell
                var score = (support * 4) + Math.Log(counts[word]) + (word[0] == folded[0] ? 1 : 0);
                if (score > bestScore) (best, bestScore) = (word, score);
            }
        }
        return best;
    }

    /// <summary>The known words of which this run-together word is made; null if it is not.</summary>
    internal IReadOnlyList<string>? Split(string folded)
    {
        if (folded.Length is < ShortestToSplit or > LongestToSplit) return null;
        var best = new (double Score, int From)[folded.Length + 1];
        for (var end = 1; end <= folded.Length; end++)
        {
            best[end] = (double.NegativeInfinity, -1);
            for (var start = Math.Max(0, end - 10); start < end; start++)
            {
                if (double.IsNegativeInfinity(best[start].Score)) continue;
                var piece = folded[start..end];
                if (!counts.TryGetValue(piece, out var count) || count < SeenEnough || !(Knows(piece) || char.IsAsciiDigit(piece[0])) || (piece.Length < 2 && !char.IsAsciiDigit(piece[0]))) continue;
                var previous = start == 0 ? null : folded[best[start].From..start];
                var paired = previous is not null && pairs.Contains(PairKey(previous, piece));
                var score = best[start].Score - 8 + Math.Log(count) + (paired ? 6 : 0);
                if (score > best[end].Score) best[end] = (score, start);
            }
        }
        if (double.IsNegativeInfinity(best[^1].Score)) return null;
        var pieces = new List<string>();
        for (var end = folded.Length; end > 0; end = best[end].From) pieces.Insert(0, folded[best[end].From..end]);
        for (var i = 1; i < pieces.Count; i++)
        {
            if (!pairs.Contains(PairKey(pieces[i - 1], pieces[i]))) return null;
        }
        return pieces.Count > 1 ? pieces : null;
    }

    private static IEnumerable<string> Deletions(string word)
    {
        for (var i = 0; i < word.Length; i++) yield return word.Remove(i, 1);
    }

    private static bool IsOneSlip(string typed, string word)
    {
        if (Math.Abs(typed.Length - word.Length) > 1 || typed == word) return false;
        var head = typed.AsSpan().CommonPrefixLength(word);
        var typedRest = typed.AsSpan(head);
        var wordRest = word.AsSpan(head);
        if (typedRest.Length == wordRest.Length)
        {
            if (typedRest[1..].SequenceEqual(wordRest[1..])) return true;
            return typedRest.Length > 1 && typedRest[0] == wordRest[1] && typedRest[1] == wordRest[0] && typedRest[2..].SequenceEqual(wordRest[2..]);
        }
        return typedRest.Length > wordRest.Length ? typedRest[1..].SequenceEqual(wordRest) : wordRest[1..].SequenceEqual(typedRest);
    }
}
