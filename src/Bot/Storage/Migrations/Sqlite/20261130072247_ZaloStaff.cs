using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VinhPhong.Bot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ZaloStaff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ElsewhereUntil",
                table: "HandOffs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ZaloEchoes",
                columns: table => new
                {
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    CameAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecideAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloEchoes", x => x.MessageId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ZaloEchoes_DecideAt",
                table: "ZaloEchoes",
                column: "DecideAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ZaloEchoes");

            migrationBuilder.DropColumn(
                name: "ElsewhereUntil",
                table: "HandOffs");
        }
    }
}
