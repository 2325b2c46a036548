namespace VinhPhong.Knowledge.Tests.Safety;

public sealed class ScamCheckTests(RealKnowledge knowledge)
{
    public static TheoryData<string, string> Rows => MarkdownTable.Pairs("Safety/scam.md", "Signs");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_signs_of_a_message_are_seen(string message, string signs)
    {
        var seen = knowledge.Published.ScamCheck.Look(message, knowledge.Published.Index.Normaliser.Read(message)).Seen.Select(sign => sign.Name).ToList();
        if (signs == "none") Assert.Empty(seen);
        else Assert.All(signs.Split(", "), sign => Assert.Contains(sign, seen));
    }

    [Theory]
    [InlineData("dichvucong.gov.vn", true)]
    [InlineData("xa.angiang.gov.vn", true)]
    [InlineData("gov.vn.lua-dao.com", false)]
    [InlineData("dichvucong-gov.vn", false)]
    [InlineData("play.google.com", true)]
    public void Only_the_end_of_an_address_makes_it_official(string host, bool official) => Assert.Equal(official, knowledge.Published.ScamCheck.IsOfficial(host));

    [Fact]
    public void A_scam_retold_is_answered_with_its_signs_and_what_to_do()
    {
        var answer = knowledge.Ask("Có người xưng công an gọi, kêu tui bấm link http://vneid-capnhat.com cài app rồi đọc mã OTP");
        Assert.Contains("Có dấu hiệu lừa đảo", answer.Text, StringComparison.Ordinal);
        Assert.Contains("đừng", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Công an xã", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_ever_called_safe()
    {
        var answer = knowledge.Ask("cái link https://dichvucong.gov.vn này có phải lừa đảo không, bấm vô được hông?");
        Assert.DoesNotContain("là an toàn, bà con", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hoàn toàn an toàn", answer.Text, StringComparison.OrdinalIgnoreCase);
    }
}
