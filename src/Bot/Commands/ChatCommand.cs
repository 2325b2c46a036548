using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Commands;

/// <summary>A conversation in the terminal: colour, choices by number, the sources under each answer.</summary>
internal static partial class ChatCommand
{
    public static Command Create()
    {
        var command = new Command("chat", Screen.AboutChat);
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var answerer = new Answerer(new Library(Knowing.Load(DataFolder.Locate())));
        AnsiConsole.Write(new Rule($"[bold green]{Screen.ChatTitle}[/]").LeftJustified());
        AnsiConsole.MarkupLine($"[grey]{Markup.Escape(Screen.ChatHelp)}[/]\n");
        var dialogue = Dialogue.Empty;
        while (!cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.Markup("[bold blue]>[/] ");
            var said = await Console.In.ReadLineAsync(cancellationToken);
            if (said is null || said.Trim() is "/thoat" or "/thoát" or "/quit") break;
            if (string.IsNullOrWhiteSpace(said)) continue;
            var answer = answerer.Ask(new Question(said, dialogue));
            dialogue = dialogue.After(said, answer);
            Show(answer);
        }
        return 0;
    }

    private static void Show(Answer answer)
    {
        AnsiConsole.WriteLine();
        foreach (var line in answer.Text.Split('\n')) AnsiConsole.MarkupLine(ToMarkup(line));
        if (answer is Answered answered)
        {
            foreach (var source in answered.Sources) AnsiConsole.MarkupLine($"[grey]  {Markup.Escape(Describe(source))}[/]");
        }
        AnsiConsole.WriteLine();
    }

    private static string Describe(Source source)
    {
        var article = source.Article is null ? "" : $", {source.Article}";
        var url = source.Url is null ? "" : $" – {source.Url}";
        return string.Format(CultureInfo.InvariantCulture, Screen.SourceLine, $"{source.Document}{article}", source.Checked.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)) + url;
    }

    /// <summary>The little Markdown that entries use, as terminal colours.</summary>
    private static string ToMarkup(string line)
    {
        var escaped = Markup.Escape(line);
        if (escaped.StartsWith('#')) return $"[bold yellow]{escaped.TrimStart('#', ' ')}[/]";
        return BoldPattern().Replace(escaped, "[bold]$1[/]");
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex BoldPattern();
}
