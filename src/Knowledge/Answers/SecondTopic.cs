using System.Collections.Immutable;
using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Answers;

/// <summary>Finds the second of two things asked in one message: "đăng ký tạm trú cần gì, với lại hộ chiếu làm ở đâu".</summary>
internal sealed partial class SecondTopic(Published published)
{
    /// <summary>A part must say this much by itself, and be this probable, to be a question of its own.</summary>
    private const float LeastEvidence = 2f;
    private const float LeastProbability = 0.7f;
    private const int MostParts = 4;

    /// <summary>The entry of a second topic, none if the message asks one thing.</summary>
    public IEnumerable<Entry> Find(string text, Entry first)
    {
        // Both parts must be sure, and the first of them must be what the whole message is about.
        var certain = Certain(text);
        return certain.Contains(first) ? certain.Where(entry => entry.Topic != first.Topic && !Akin(entry, first)).Take(1) : [];
    }

    /// <summary>Two entries when the message, unclear as a whole, plainly asks two things one after the other; else none.</summary>
    public ImmutableArray<Entry> Both(string text)
    {
        var certain = Certain(text);
        return certain.Count == 2 && !Akin(certain[0], certain[1]) ? [.. certain] : [];
    }

    /// <summary>The entries that parts of the message are sure of, each topic once, in the order asked.</summary>
    private List<Entry> Certain(string text)
    {
        var certain = new List<Entry>();
        var parts = PartPattern().Split(text).Where(part => part.Length > 8).ToArray();
        if (parts.Length is < 2 or > MostParts) return certain;
        foreach (var part in parts)
        {
            var hits = published.Index.Find(published.Index.Normaliser.Read(part));
            var best = hits.Entries[hits.Ranked[0].Entry];
            if (best.Kind == EntryKind.Answer && hits.Evidence >= LeastEvidence && hits.Ranked[0].Probability >= LeastProbability && hits.Explained >= Decider.WhollyExplained
                && certain.TrueForAll(entry => entry.Topic != best.Topic)) certain.Add(best);
        }
        return certain;
    }

    /// <summary>Entries that name each other are two sides of one matter.</summary>
    private static bool Akin(Entry one, Entry other) => one.Related.Contains(other.Id) && other.Related.Contains(one.Id);

    [GeneratedRegex(@"[.?!;\n]+|,?\s+(?:với lại|voi lai|vừa|vua|với|voi|rồi|roi|luôn tiện|luon tien|nhân tiện|nhan tien|sẵn|đồng thời|ngoài ra|ngoai ra|rồi còn|roi con|còn|và|va)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
