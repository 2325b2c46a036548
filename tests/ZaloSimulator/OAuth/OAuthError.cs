using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.OAuth;

/// <summary>The error body of the token endpoint, which differs from that of the API.</summary>
internal static class OAuthError
{
    public static Reply Reply(int error, string name) => new(
        new JsonObject
        {
            ["error"] = error,
            ["error_name"] = name,
            ["error_reason"] = name,
            ["ref_doc"] = "https://developers.zalo.me/docs/api/official-account-api",
            ["error_description"] = name,
        },
        error);

    public static Reply NameOnly() => new(new JsonObject { ["error_name"] = "Invalid refresh token" }, null);
}
