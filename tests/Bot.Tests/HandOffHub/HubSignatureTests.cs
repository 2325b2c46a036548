using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.HandOffHub;

namespace VinhPhong.Bot.Tests.HandOffHub;

/// <summary>The signature is the one of the document, and of nothing else.</summary>
public sealed partial class HubSignatureTests
{
    private const long Second = 1764000000;

    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(Second));

    private HubSignature Signature => new(Options.Create(new HandOffHubOptions { Secret = OutsideHub.Secret }), time);

    [Fact]
    public void The_example_of_the_document_is_what_we_sign()
    {
        var document = File.ReadAllText(Path.Combine(FindDocs(), "hand-off-hub.md"));
        Assert.Equal((Second.ToString(System.Globalization.CultureInfo.InvariantCulture), Example().Match(document).Value), Signature.Sign("""{"type":"typing"}"""u8));
    }

    [Theory]
    [InlineData(-301, "Stale")]
    [InlineData(-300, "Good")]
    [InlineData(300, "Good")]
    [InlineData(301, "Stale")]
    public void A_signature_is_good_for_five_minutes_either_way(int seconds, string worth)
    {
        var (timestamp, signed) = Signature.Sign("x"u8);
        var there = new HubSignature(Options.Create(new HandOffHubOptions { Secret = OutsideHub.Secret }), new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Second + seconds)));
        Assert.Equal(worth, there.Check(timestamp, signed, "x"u8).ToString());
        Assert.Equal(SignatureCheck.Wrong, there.Check(timestamp, signed, "y"u8));
        Assert.Equal(SignatureCheck.Wrong, there.Check(timestamp + "0", signed, "x"u8));
        Assert.Equal(SignatureCheck.Wrong, there.Check(timestamp, signed.ToUpperInvariant(), "x"u8));
        Assert.Equal(SignatureCheck.Missing, there.Check(timestamp, null, "x"u8));
    }

    private static string FindDocs()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "VinhPhong.Assistant.sln"))) at = at.Parent;
        return Path.Combine(at.FullName, "docs");
    }

    [GeneratedRegex("v1=[0-9a-f]{64}")]
    private static partial Regex Example();
}
