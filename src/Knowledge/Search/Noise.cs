using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search;

/// <summary>Makes noisy copies of a phrasing, as residents would write it: without marks, with words left out, with a slip, with a polite frame.</summary>
internal sealed class Noise(int seed)
{
    private static readonly string[] Openings =
    [
        "cho hoi", "da cho em hoi", "xin hoi", "ad oi", "em oi", "chao anh chi", "chao trung tam cho toi hoi", "da em chao ad", "alo", "bac nay", "cho toi hoi ti",
        "may anh chi oi", "chu oi", "con oi", "dạ cho tôi hỏi", "xin cho hỏi",
    ];

    private static readonly string[] Closings =
    [
        "vay", "vay ad", "a", "vay em", "xin cam on", "giup toi voi", "chi toi voi", "duoc khong", "nhe", "sao gio", "vay con", "cam on", "voi a", "thi sao", "ha",
    ];

    private readonly Random random = new(seed);

    /// <summary>The words as written without marks, with now and then a word lost, a slip or a frame.</summary>
    public List<Word> Copy(IReadOnlyList<Word> words, bool keepMarks)
    {
        var copy = new List<Word>(words.Count + 4);
        if (random.NextDouble() < 0.2) copy.AddRange(Tokens.Read(Openings[random.Next(Openings.Length)]));
        foreach (var word in words)
        {
            if (words.Count > 4 && random.NextDouble() < 0.12) continue;
            copy.Add(random.NextDouble() < 0.04 ? Slip(word) : keepMarks && random.NextDouble() > 0.2 ? word : new Word(word.Folded, word.Folded));
        }
        if (random.NextDouble() < 0.2) copy.AddRange(Tokens.Read(Closings[random.Next(Closings.Length)]));
        return copy;
    }

    private Word Slip(Word word)
    {
        if (word.Folded.Length < 3) return word;
        var at = random.Next(word.Folded.Length - 1);
        var letters = word.Folded.ToCharArray();
        var slipped = random.Next(3) switch
        {
            0 => word.Folded.Remove(at, 1),
            1 => word.Folded[..at] + letters[at + 1] + letters[at] + word.Folded[(at + 2)..],
            _ => word.Folded[..at] + letters[at] + word.Folded[at..],
        };
        return new Word(slipped, slipped);
    }
}
