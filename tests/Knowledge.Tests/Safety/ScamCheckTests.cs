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
    public void That_no_sign_is_seen_is_never_said_to_be_safe()
    {
        var answer = knowledge.Ask("đường link vneid.gov.vn này có phải đường link giả mạo không");
        Assert.Contains("an-toan-app-gia", answer.AnsweredFrom);
        Assert.Contains("chưa có nghĩa là an toàn", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Công an xã", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bên điện lực gọi kêu cài app không là cắt điện")]
    [InlineData("vietcombank-vn.cc nhắn cập nhật tài khoản")]
    [InlineData("bên thuế gọi kêu bấm link http://evn-spc.vip")]
    public void A_call_or_link_of_a_scam_is_warned_of(string message) => Assert.Contains("Có dấu hiệu lừa đảo", knowledge.Ask(message).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("tui lỡ đọc otp cho nó rồi bị trừ hết tiền")]
    [InlineData("lỡ bấm link lạ nhập mật khẩu ngân hàng, mất 12 triệu rồi")]
    public void Who_has_lost_already_is_told_what_to_do_first(string message) =>
        Assert.Contains("an-toan-da-bi-lua", knowledge.Ask(message).AnsweredFrom);
}
