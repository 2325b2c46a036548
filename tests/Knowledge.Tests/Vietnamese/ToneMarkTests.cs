using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Vietnamese;

public sealed class ToneMarkTests
{
    [Theory]
    [InlineData("bao\u0301", "báo")]
    [InlineData("mât\u0323 khâu\u0309", "mật khẩu")]
    [InlineData("hoa\u0300", "hòa")]
    [InlineData("toan\u0301", "toán")]
    [InlineData("ngoai\u0323", "ngoại")]
    [InlineData("quy\u0301", "quý")]
    [InlineData("giâý", "giâý")] // as people typed it
    [InlineData("giây\u0301", "giấy")]
    [InlineData("gi\u0300", "gì")]
    [InlineData("đươc\u0323", "được")]
    [InlineData("khuyu\u0309", "khuỷu")]
    [InlineData("vneid", "vneid")]
    public void The_tone_stands_where_people_write_it(string marked, string written) => Assert.Equal(written, ToneMark.Place(marked));
}
