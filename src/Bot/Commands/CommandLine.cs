using System.CommandLine;
using System.Text;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Commands;

/// <summary>The command line: the service without arguments, and the commands that chat, measure and check.</summary>
internal static class CommandLine
{
    /// <summary>Exit code for bad usage or bad input.</summary>
    public const int BadInput = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand(Screen.AboutProgram)
        {
            AskCommand.Create(),
            EvaluateCommand.Create(),
            FaqCommand.Create(),
            ChatCommand.Create(),
            AuditCommand.Create(),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(cancellationToken));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Screen.BadUsage, parsed.Errors[0].Message));
            return BadInput;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            return 130; // the shell's word for Ctrl+C
        }
    }
}
