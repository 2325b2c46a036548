using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Vietnamese;

public sealed class StopWordsAndSynonymsTests(RealKnowledge knowledge)
{
    private readonly Normaliser plain = Normaliser.Load(knowledge.Data.WordLists);

    [Theory]
    [InlineData("căn cước", "thẻ căn cước công dân")]
    [InlineData("mật khẩu", "password")]
    [InlineData("một cửa", "trung tâm phục vụ hành chính công")]
    [InlineData("bằng lái", "giấy phép lái xe")]
    [InlineData("khai sinh", "giấy khai sinh")]
    [InlineData("miễn phí", "không tốn tiền")]
    [InlineData("sáp nhập", "sát nhập")]
    [InlineData("trực tuyến", "qua mạng")]
    [InlineData("bảo hiểm y tế", "thẻ bảo hiểm")]
    [InlineData("lệ phí", "bao nhiêu tiền")]
    [InlineData("người cao tuổi", "ông già")]
    [InlineData("bao lâu", "mấy ngày")]
    [InlineData("mã QR", "quy rờ")]
    public void Words_that_mean_the_same_share_a_concept(string one, string other) => Assert.NotEmpty(Concepts(one).Intersect(Concepts(other)));

    [Theory]
    [InlineData("mức 1", "mức 2")]
    [InlineData("passcode", "mã OTP")]
    [InlineData("ví giấy tờ", "ví điện tử")]
    [InlineData("nộp hộ", "hộ khẩu")]
    public void Words_that_must_not_be_confused_share_none(string one, string other) => Assert.Empty(Concepts(one).Intersect(Concepts(other)));

    [Fact]
    public void Particles_are_no_evidence_and_matters_are()
    {
        var stopWords = StopWords.Load(Path.Combine(knowledge.Data.WordLists, "stopwords.tsv"));
        Assert.Equal(0, stopWords.WeightOf(plain.Read("ạ")[0]));
        Assert.Equal(1, stopWords.WeightOf(plain.Read("passcode")[0]));
    }

    private HashSet<int> Concepts(string text)
    {
        var hits = new List<PhraseHit<Concept>>();
        Synonyms.Load(Path.Combine(knowledge.Data.WordLists, "synonyms.tsv"), plain.Read).Find(plain.Read(text), hits);
        return [.. hits.Select(hit => hit.Value.Number)];
    }
}
