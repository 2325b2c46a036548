using VinhPhong.Bot.Commands;

return await CommandLine.RunAsync(args);
