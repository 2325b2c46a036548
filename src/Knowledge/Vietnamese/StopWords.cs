using System.Globalization;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>How much a word counts as evidence, 0 to 1: particles, pronouns and question words say little by themselves.</summary>
public sealed class StopWords
{
    private readonly Dictionary<string, float> weights = new(StringComparer.Ordinal);

    private StopWords(string path)
    {
        foreach (var row in WordTable.Rows(path))
        {
            var words = Tokens.Read(row[0]);
            if (words.Count != 1) continue;
            var weight = float.Parse(row[1], CultureInfo.InvariantCulture);
            weights[words[0].Marked] = weight;
            // Without marks the same letters may be a telling word (nhà, thể): half way between.
            if (words[0].HasMarks) weights[words[0].Folded] = Math.Max(weights.GetValueOrDefault(words[0].Folded), (1 + weight) / 2);
        }
    }

    /// <summary>Reads a table of <c>word, weight</c>.</summary>
    public static StopWords Load(string path) => new(path);

    /// <summary>The weight of a word, 1 for any word not listed.</summary>
    public float WeightOf(Word word) => weights.TryGetValue(word.Marked, out var weight) ? weight : 1;
}
