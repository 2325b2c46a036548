namespace VinhPhong.Browser.Tests;

/// <summary>Files to send.</summary>
internal static class Pictures
{
    /// <summary>A PNG, 5 pixels wide.</summary>
    public static readonly byte[] RedDot =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==");
}
