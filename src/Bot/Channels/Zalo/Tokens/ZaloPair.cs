using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>An access token and the refresh token that came with it; each new pair voids the one before.</summary>
internal sealed record ZaloPair(string Access, string Refresh)
{
    private const string Purpose = "VinhPhong.Zalo.Tokens";

    public string Seal(IDataProtectionProvider protection) => protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(this, ZaloPairJson.Default.ZaloPair));

    public static ZaloPair Open(string sealedPair, IDataProtectionProvider protection) => JsonSerializer.Deserialize(protection.CreateProtector(Purpose).Unprotect(sealedPair), ZaloPairJson.Default.ZaloPair)!;

    /// <summary>Tokens never stand in a log.</summary>
    public override string ToString() => "ZaloPair";
}

[JsonSerializable(typeof(ZaloPair))]
internal sealed partial class ZaloPairJson : JsonSerializerContext;
