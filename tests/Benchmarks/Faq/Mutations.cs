using System.Text;

namespace VinhPhong.Benchmarks.Faq;

/// <summary>Makes messages that nobody writes, or only by mistake: random characters, broken Unicode, real questions cut, doubled, shuffled, bloated.</summary>
internal sealed class Mutations(Random random, string[] seeds)
{
    private const int Bloated = 100_000;

    private static readonly string[] Odd = ["\u202E", "\u200B", "\uD800", "\uDC00", "\0", "\uFEFF", "😊", "\u0301", "\u0323", "{{centre.phone}}", "]]", "|", "\r\n", "ក", "ﬁ", "Đ", "0", "9"];

    /// <summary>What made something slow once, or could.</summary>
    private static readonly string[] Pieces = [" ", "a", "a.b-", "nó ", "gửi ", "xin nói họ ", "vn@", "1 ", "0912345678 ", "dangkytaikhoan", "ư", "cái thứ hai và ", "\n"];

    public string Next() => random.Next(10) switch
    {
        0 => Characters(random.Next(200), 0x20, 0x7F),
        1 => Characters(random.Next(200), 0, 0xFFFF),
        2 => Characters(random.Next(200), 0xC0, 0x1EFF),
        3 => Cut(Seed()),
        4 => Seed() + " " + Seed() + " " + Seed(),
        5 => Shuffled(Seed()),
        6 => Strewn(Seed()),
        7 => Seed().Normalize(NormalizationForm.FormC).ToUpperInvariant(),
        8 => random.Next(400) == 0 ? string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(Bloated) / 4)) : Repeated(Seed()),
        _ => random.Next(100) == 0 ? string.Concat(Enumerable.Repeat(Seed() + " ", random.Next(200))) : Seed(),
    };

    private string Seed() => seeds[random.Next(seeds.Length)];

    private string Characters(int length, int from, int to) => string.Create(length, (random, from, to), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)state.random.Next(state.from, state.to);
    });

    private string Cut(string text)
    {
        var from = random.Next(text.Length);
        return text.Substring(from, random.Next(text.Length - from));
    }

    private string Shuffled(string text)
    {
        var words = text.Split(' ');
        random.Shuffle(words);
        return string.Join(random.Next(2) == 0 ? " " : "", words);
    }

    private string Strewn(string text)
    {
        var strewn = new StringBuilder(text);
        for (var i = random.Next(12); i >= 0; i--) strewn.Insert(random.Next(strewn.Length + 1), Odd[random.Next(Odd.Length)]);
        return strewn.ToString();
    }

    private string Repeated(string text) => string.Concat(text.Select(c => new string(c, 1 + (random.Next(6) == 0 ? random.Next(8) : 0))));
}
