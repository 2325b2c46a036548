using System.Text;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Tests;

public sealed class SignatureTests
{
    public static TheoryData<string, string, string, string, string> Published()
    {
        using var file = typeof(SignatureTests).Assembly.GetManifestResourceStream("signature-vectors.json")!;
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var vector in JsonNode.Parse(file)!["vectors"]!.AsArray())
            data.Add((string)vector!["app_id"]!, (string)vector["oa_secret_key"]!, (string)vector["timestamp"]!, (string)vector["body"]!, (string)vector["header"]!);
        return data;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void A_signature_equals_the_published_one(string appId, string key, string timestamp, string body, string header) =>
        Assert.Equal(header, WebhookSignature.For(appId, Encoding.UTF8.GetBytes(body), timestamp, key));

    [Fact]
    public async Task An_event_is_signed_over_the_bytes_that_are_sent_and_its_letters_are_not_escaped()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Làm giấy khai sinh cần gì? 😀");
        var got = Assert.Single(commune.Service.All);
        var options = commune.Zalo.Options;
        Assert.Contains("Làm giấy khai sinh cần gì?", Encoding.UTF8.GetString(got.Body), StringComparison.Ordinal);
        Assert.Equal(WebhookSignature.For(options.AppId, got.Body, (string)got.Json["timestamp"]!, options.OaSecretKey), got.Signature);
    }

    [Theory]
    [InlineData(Forgery.NoHeader)]
    [InlineData(Forgery.BadHex)]
    [InlineData(Forgery.Hmac)]
    [InlineData(Forgery.AppSecret)]
    [InlineData(Forgery.OaIdFirst)]
    [InlineData(Forgery.OtherApp)]
    [InlineData(Forgery.ReorderedKeys)]
    [InlineData(Forgery.FlippedByte)]
    public async Task A_forged_event_does_not_carry_the_right_signature(Forgery forgery)
    {
        await using var commune = await Commune.OpenAsync();
        Assert.Equal(200, await commune.Zalo.Forger.SendAsync(forgery, commune.Id, "x", Commune.Stop));
        var got = Assert.Single(commune.Service.All);
        var options = commune.Zalo.Options;
        Assert.NotEqual(WebhookSignature.For(options.AppId, got.Body, (string)got.Json["timestamp"]!, options.OaSecretKey), got.Signature);
    }

    [Theory]
    [InlineData(Forgery.GenuineUpperCase)]
    [InlineData(Forgery.GenuineNoPrefix)]
    [InlineData(Forgery.GenuineNumericTimestamp)]
    [InlineData(Forgery.MissingMessage)]
    [InlineData(Forgery.EmptyAttachments)]
    [InlineData(Forgery.UnknownEvent)]
    [InlineData(Forgery.HugeBody)]
    public async Task A_genuine_or_malformed_event_carries_it(Forgery forgery)
    {
        await using var commune = await Commune.OpenAsync();
        await commune.Zalo.Forger.SendAsync(forgery, commune.Id, "x", Commune.Stop);
        var got = Assert.Single(commune.Service.All);
        var options = commune.Zalo.Options;
        var right = WebhookSignature.For(options.AppId, got.Body, got.Json["timestamp"]!.ToString(), options.OaSecretKey);
        Assert.Equal(right[4..], got.Signature!.Replace("mac=", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
