using System.Text;
using System.Text.Json;
using VinhPhong.Bot.Channels.Zalo.Receiving;

namespace VinhPhong.Bot.Tests.Zalo;

/// <summary>The platform's signature, by vectors whose bytes are exact.</summary>
public sealed class ZaloSignatureTests
{
    private static readonly JsonElement Vectors = Read();

    public static TheoryData<string> Names => [.. Vectors.GetProperty("vectors").EnumerateArray().Select(vector => vector.Text("name"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_body_that_the_platform_signed_is_believed(string name)
    {
        var vector = VectorOf(name);
        Assert.True(IsGood(vector, vector.Text("header")));
        Assert.True(IsGood(vector, vector.Text("header")["mac=".Length..].ToUpperInvariant()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_other_byte_anywhere_is_not(string name)
    {
        var vector = VectorOf(name);
        var body = Encoding.UTF8.GetBytes(vector.Text("body"));
        for (var i = 0; i < body.Length; i++)
        {
            body[i] ^= 1;
            Assert.False(ZaloSignature.IsGood(vector.Text("header"), vector.Text("app_id"), body, vector.Text("timestamp"), vector.Text("oa_secret_key")));
            body[i] ^= 1;
        }
    }

    [Fact]
    public void Signatures_of_other_makes_are_refused()
    {
        var first = Vectors.GetProperty("vectors")[0];
        foreach (var wrong in Vectors.GetProperty("negative").EnumerateObject()) Assert.False(IsGood(first, "mac=" + wrong.Value.GetString()), wrong.Name);
        foreach (var wrong in new[] { null, "", "mac=", "mac=xyz", first.Text("header")[..^1], first.Text("header") + "0" }) Assert.False(IsGood(first, wrong));
    }

    private static bool IsGood(JsonElement vector, string? header) =>
        ZaloSignature.IsGood(header, vector.Text("app_id"), Encoding.UTF8.GetBytes(vector.Text("body")), vector.Text("timestamp"), vector.Text("oa_secret_key"));

    private static JsonElement VectorOf(string name) => Vectors.GetProperty("vectors").EnumerateArray().Single(vector => vector.Text("name") == name);

    private static JsonElement Read()
    {
        using var stream = typeof(ZaloSignatureTests).Assembly.GetManifestResourceStream("signatures.json")!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }
}
