using System.Security.Cryptography;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>The number of a hand-off that a resident may read out on the telephone: <c>VP-7K3M2Q</c>, without letters that sound or look alike.</summary>
internal static class HandOffReference
{
    private const string Letters = "2345679ACDEFHKMNPQRTUXY";
    private const int Length = 6;

    public static string New() => $"VP-{RandomNumberGenerator.GetString(Letters, Length)}";
}
