using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>
/// Makes up passages that are like ours: a word follows another as it does in the real texts, now and then from anywhere in them (so words are
/// as frequent as there), and names are thrown in, few of them often and most hardly ever, so that the vocabulary grows with the collection.
/// The same seed makes the same passages.
/// </summary>
internal sealed class GeneratedPassages
{
    private const int Seed = 20261124;
    private const int Names = 200_000;
    private const int Shortest = 20;
    private const int Longest = 60;
    private const double NameShare = 0.06;
    private const double JumpShare = 0.2;

    /// <summary>One name of this many is written together, as brands and files are: a new word, not a new pair.</summary>
    private const int WrittenTogether = 3;

    private readonly List<Word> vocabulary = [];
    private readonly List<int> text = [];
    private readonly int[][] placesOf;
    private readonly Word[][] names = new Word[Names][];

    /// <summary>Learns the words and their neighbours from lines of text.</summary>
    public GeneratedPassages(IEnumerable<string> lines)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var word in Tokens.Read(line))
            {
                if (!numbers.TryGetValue(word.Folded, out var number))
                {
                    numbers[word.Folded] = number = numbers.Count;
                    vocabulary.Add(new Word(word.Folded, word.Folded));
                }
                text.Add(number);
            }
        }
        var places = new List<int>[vocabulary.Count];
        for (var place = 0; place < text.Count; place++) (places[text[place]] ??= []).Add(place);
        placesOf = [.. places.Select(of => of.ToArray())];
        var random = new Random(Seed);
        for (var i = 0; i < Names; i++) names[i] = MakeName(random, i);
    }

    /// <summary>How many words the real texts have, and how many different ones.</summary>
    public (int Words, int Different) Learnt => (text.Count, vocabulary.Count);

    /// <summary>So many passages; the list given out is the same one each time.</summary>
    public IEnumerable<List<Word>> Make(int count)
    {
        var random = new Random(Seed);
        var words = new List<Word>(Longest + 2);
        for (var i = 0; i < count; i++)
        {
            words.Clear();
            var length = random.Next(Shortest, Longest + 1);
            for (var place = random.Next(text.Count); words.Count < length; place = Next(random, place))
            {
                words.Add(vocabulary[text[place]]);
                if (random.NextDouble() < NameShare) words.AddRange(names[Zipf(random)]);
            }
            yield return words;
        }
    }

    private int Next(Random random, int place)
    {
        if (random.NextDouble() < JumpShare) return random.Next(text.Count);
        var places = placesOf[text[place]];
        return (places[random.Next(places.Length)] + 1) % text.Count;
    }

    private static int Zipf(Random random) => (int)Math.Exp(random.NextDouble() * Math.Log(Names + 1)) - 1;

    private Word[] MakeName(Random random, int number)
    {
        var (first, second) = (vocabulary[random.Next(vocabulary.Count)], vocabulary[random.Next(vocabulary.Count)]);
        if (number % WrittenTogether > 0) return [first, second];
        var together = first.Folded + second.Folded;
        return [new Word(together, together)];
    }
}
