using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Knowledge.Tests.Safety;

public sealed class PersonalDataTests(RealKnowledge knowledge)
{
    [Theory]
    [InlineData("số tôi 091 234 5678 nha", PersonalDataKinds.Phone)]
    [InlineData("+84 91 234 56 78", PersonalDataKinds.Phone)]
    [InlineData("cccd 091085001234", PersonalDataKinds.IdentityNumber)]
    [InlineData("CMND cũ 371234567", PersonalDataKinds.IdentityNumber)]
    [InlineData("stk 7711 2050 0012 345 agribank", PersonalDataKinds.BankNumber)]
    [InlineData("mã OTP là 482913", PersonalDataKinds.OneTimeCode)]
    [InlineData("cccd 091 085 001 234", PersonalDataKinds.IdentityNumber)]
    [InlineData("cccd091085001234", PersonalDataKinds.IdentityNumber)]
    [InlineData("cccd 091\u200B085001234 nha", PersonalDataKinds.IdentityNumber)]
    [InlineData("CMND 371 234 567", PersonalDataKinds.IdentityNumber)]
    [InlineData("mã xác thực 482 913", PersonalDataKinds.OneTimeCode)]
    [InlineData("mã hồ sơ 12345678 tra ở đâu", PersonalDataKinds.None)]
    [InlineData("mất 15.000.000 đồng", PersonalDataKinds.None)]
    [InlineData("mua 120 000 000 đồng", PersonalDataKinds.None)]
    [InlineData("Kế hoạch 52, Nghị định 69/2024, ngày 04/03/2026", PersonalDataKinds.None)]
    [InlineData("gọi 1900 0368", PersonalDataKinds.None)]
    public void Numbers_of_people_are_told_from_other_numbers(string text, PersonalDataKinds kinds) => Assert.Equal(kinds, PersonalData.Find(text));

    [Theory]
    [InlineData("cccd 091085001234 nha", "cccd ••••••••••34 nha")]
    [InlineData("gọi 0912345678", "gọi ••••••••78")]
    [InlineData("mã otp 482913", "mã otp ••••••")]
    [InlineData("mất 15.000.000 đồng", "mất 15.000.000 đồng")]
    public void Masked_text_keeps_what_is_not_personal(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Fact]
    public void A_message_with_personal_data_is_answered_with_a_warning()
    {
        var answer = knowledge.Ask("Tui quên passcode VNeID, số căn cước của tui là 091085001234");
        Assert.Equal(PersonalDataKinds.IdentityNumber, answer.PersonalData);
        Assert.StartsWith("🔒", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("091085001234", answer.Text, StringComparison.Ordinal);
        Assert.Contains("passcode", answer.Text, StringComparison.OrdinalIgnoreCase);
    }
}
