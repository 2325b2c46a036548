using System.CommandLine;

namespace VinhPhong.Bot.Commands;

/// <summary><c>faq check</c> and <c>faq stats</c>.</summary>
internal static class FaqCommand
{
    public static Command Create() => new("faq", Language.Screen.AboutFaq);
}
