using CsCheck;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Vietnamese;

public sealed class NormaliserTests(RealKnowledge knowledge)
{
    private readonly Normaliser plain = Normaliser.Load(knowledge.Data.WordLists);

    public static TheoryData<string, string> PlainRows => MarkdownTable.Pairs("Vietnamese/normaliser.md", "With the word lists alone");

    public static TheoryData<string, string> KnowingRows => MarkdownTable.Pairs("Vietnamese/normaliser.md", "With the words of our knowledge");

    [Theory]
    [MemberData(nameof(PlainRows))]
    public void Text_is_read_as_the_words_it_means(string typed, string read) => Assert.Equal(Spelled(read), Spelled(plain.Read(typed)));

    [Theory]
    [MemberData(nameof(KnowingRows))]
    public void Slips_and_run_together_words_are_mended_towards_known_words(string typed, string read) =>
        Assert.Equal(Spelled(read), Spelled(knowledge.Published.Index.Normaliser.Read(typed)));

    [Fact]
    public void Every_way_to_encode_a_letter_reads_the_same() =>
        Phrases.Sample(text =>
        {
            var composed = Spelled(plain.Read(text));
            Assert.Equal(composed, Spelled(plain.Read(Decomposed(text, toneFirst: false))));
            Assert.Equal(composed, Spelled(plain.Read(Decomposed(text, toneFirst: true))));
        });

    [Fact]
    public void Case_and_spacing_do_not_matter() =>
        Phrases.Sample(text => Assert.Equal(Spelled(plain.Read(text)), Spelled(plain.Read("  " + text.ToUpperInvariant().Replace(" ", " \u00A0 ", StringComparison.Ordinal) + "\n"))));

    [Fact]
    public void Hidden_characters_change_nothing() =>
        Gen.Select(Phrases, Gen.OneOf("\u200B", "\u200D", "\uFEFF", "\u202E", "\u2066", "\U000E0041", "\u00AD", "\0")).Sample((text, hidden) =>
            Assert.Equal(Spelled(plain.Read(text)), Spelled(plain.Read(string.Join(hidden, text.EnumerateRunes().Select(rune => rune.ToString()))))));

    [Fact]
    public void Reading_never_throws_and_stays_bounded() =>
        Gen.String[Gen.Char, 0, 400].Sample(text => Assert.True(knowledge.Published.Index.Normaliser.Read(text).Count <= 4 * Tokens.MostWords));

    [Theory]
    [InlineData("\uD800\uDC00\uD800 một nửa \uDC00")]
    [InlineData("\u202Eđảo ngược\u202C")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0323\u0306")]
    [InlineData("")]
    [InlineData(null)]
    public void Broken_text_is_read_as_far_as_it_goes(string? text) => Assert.NotNull(plain.Read(text));

    [Fact]
    public void A_hundred_thousand_letters_in_a_row_are_one_short_word() =>
        Assert.True(Assert.Single(plain.Read(new string('a', 100_000))).Folded.Length <= 40);

    /// <summary>Real phrasings: every word form that residents use in our set.</summary>
    private Gen<string> Phrases => Gen.OneOf([.. knowledge.Published.Index.Entries.SelectMany(entry => entry.Questions).Where((_, place) => place % 17 == 0)]);

    private static string Spelled(string standard) => Spelled(Tokens.Read(standard));

    private static string Spelled(IReadOnlyList<Word> words) => string.Join(' ', words);

    /// <summary>Letters taken apart by our own table, with the marks in either order, as old keyboards and PDF files give them.</summary>
    private static string Decomposed(string text, bool toneFirst) => string.Concat(text.Select(c =>
    {
        var (letter, tone) = Letters.Read(c);
        if (tone == 0 || char.IsUpper(c)) return c.ToString();
        var mark = Letters.ToneMarks[tone];
        var (bare, shape) = letter switch
        {
            'â' => ('a', "\u0302"),
            'ê' => ('e', "\u0302"),
            'ô' => ('o', "\u0302"),
            'ă' => ('a', "\u0306"),
            'ơ' => ('o', "\u031B"),
            'ư' => ('u', "\u031B"),
            _ => (letter, ""),
        };
        return toneFirst ? $"{bare}{mark}{shape}" : $"{bare}{shape}{mark}";
    }));
}
