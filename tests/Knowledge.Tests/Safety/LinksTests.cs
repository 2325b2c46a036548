using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Knowledge.Tests.Safety;

public sealed class LinksTests
{
    [Theory]
    [InlineData("bấm vào vneid-capnhat.com.", "vneid-capnhat.com")]
    [InlineData("(https://DICHVUCONG.gov.vn/abc?x=1)", "dichvucong.gov.vn")]
    [InlineData("http://evn-spc.vip", "evn-spc.vip")]
    [InlineData("tải ở vneid.dev nha", "vneid.dev")]
    public void Addresses_are_found_whole_or_bare(string text, string host) => Assert.Equal(new Link(host, Deceives: false), Assert.Single(Links.Find(text)));

    [Theory]
    [InlineData("https://dichvucong.gov.vn@evil.com", "evil.com")]
    [InlineData("http://103.12.4.5/vneid.apk", "103.12.4.5")]
    [InlineData("http://vneıd.com", "vneıd.com")]
    public void An_address_written_to_deceive_is_seen_as_such(string text, string host) => Assert.Equal(new Link(host, Deceives: true), Assert.Single(Links.Find(text)));

    [Theory]
    [InlineData("gửi vào mail abc@gmail.com")]
    [InlineData("mất 15.000.000 đồng. Rồi sao")]
    [InlineData("mã hồ sơ 000.00.25.H02-240101-0001")]
    [InlineData("xong...rồi")]
    public void Other_points_are_no_address(string text) => Assert.Empty(Links.Find(text));

    [Fact]
    public void A_long_row_of_points_takes_no_time() => Assert.Empty(Links.Find(string.Concat(Enumerable.Repeat("a.b-", 50_000))));
}
