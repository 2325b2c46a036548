using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The keys that sign tokens: those of the settings, or one made at the first start and kept in the storage folder for its owner alone.</summary>
internal sealed class SigningKeys
{
    private const int KeyBytes = 48;

    public SigningKeys(IOptions<DirectLineOptions> options, IOptions<StorageOptions> storage)
    {
        var keys = options.Value.SigningKeys is { Length: > 0 } set ? set.Select(Convert.FromBase64String) : [OwnKey(Path.Combine(storage.Value.Folder, "directline.key"))];
        All = [.. keys.Select(bytes => new SymmetricSecurityKey(bytes))];
        Signing = new SigningCredentials(All[0], SecurityAlgorithms.HmacSha256);
    }

    public IReadOnlyList<SecurityKey> All { get; }

    public SigningCredentials Signing { get; }

    private static byte[] OwnKey(string path)
    {
        if (File.Exists(path)) return File.ReadAllBytes(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(key);
        file.Flush(flushToDisk: true);
        return key;
    }
}
