using System.Security.Cryptography;

namespace VinhPhong.Bot.Conversations;

/// <summary>Ids nobody can guess: letters and digits, because they stand in paths and are called out over the telephone.</summary>
internal static class RandomId
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>22 characters of 56: 127 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 22);
}
