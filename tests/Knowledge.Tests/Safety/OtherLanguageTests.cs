using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Safety;

public sealed class OtherLanguageTests
{
    [Theory]
    [InlineData("lam the can cuoc can gi", Language.Vietnamese)]
    [InlineData("me can doi the can cuoc", Language.Vietnamese)]
    [InlineData("can in the bhyt o dau", Language.Vietnamese)]
    [InlineData("hello ad", Language.Vietnamese)]
    [InlineData("app vneid login bị lỗi", Language.Vietnamese)]
    [InlineData("Hello, where is the office please?", Language.English)]
    [InlineData("I lost my passport yesterday, what should I do", Language.English)]
    [InlineData("សួស្តី ខ្ញុំចង់ធ្វើអត្តសញ្ញាណប័ណ្ណ", Language.Khmer)]
    public void The_language_of_a_message_is_told(string text, Language language) => Assert.Equal(language, OtherLanguage.Of(text, Tokens.Read(text)));
}
