using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Vietnamese;

public sealed class SyllablesTests
{
    [Theory]
    [InlineData("nghieng")]
    [InlineData("quyet")]
    [InlineData("dang")]
    [InlineData("uy")]
    [InlineData("khuya")]
    [InlineData("giay")]
    public void Vietnamese_syllables_are_known(string folded) => Assert.True(Syllables.IsSyllable(folded));

    [Theory]
    [InlineData("vneid")]
    [InlineData("otp")]
    [InlineData("ddawng")]
    [InlineData("haot")]
    [InlineData("b")]
    public void Other_letters_are_not(string folded) => Assert.False(Syllables.IsSyllable(folded));

    [Fact]
    public void A_stopped_rime_takes_only_two_tones()
    {
        Assert.True(Syllables.IsSyllable("muc", 1));
        Assert.True(Syllables.IsSyllable("muc", 5));
        Assert.False(Syllables.IsSyllable("muc", 2));
    }
}
