//! What is answered to each kind of request.

use rmcp::ServerHandler;
use rmcp::model::{
    CacheScope, CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData,
    GetPromptRequestParams, GetPromptResponse, Implementation, ListPromptsResult,
    ListResourceTemplatesResult, ListToolsResult, PaginatedRequestParams, ReadResourceRequestParams,
    ReadResourceResponse, ReadResourceResult, ResourceContents, ServerCapabilities, ServerConfig, Tool,
};
use rmcp::service::{RequestContext, RoleServer};
use serde_json::json;
use timra_serving::{ClientId, Size};

use super::Assistant;
use super::arguments::CallArguments;
use super::tools::{Answering, ToolAnswer, read_section};
use super::unanswered::Unanswered;
use super::{instructions, prompt, resource, tool_list};

/// How long a client may keep a list that only another version of timra changes, in milliseconds.
const LISTS: u64 = 60 * 60 * 1000;

/// How long a client may keep what was read, in milliseconds: an index may be published at any moment.
const READ: u64 = 0;

/// Results of one client are not for others: an index may be private.
const SCOPE: CacheScope = CacheScope::Private;

type CallContext = RequestContext<RoleServer>;

impl<C: ClientId + Sync> ServerHandler for Assistant<C> {
    fn get_info(&self) -> ServerConfig {
        let capabilities =
            ServerCapabilities::builder().enable_tools().enable_prompts().enable_resources().build();
        let timra = Implementation::new("timra", env!("CARGO_PKG_VERSION")).with_title("timra");
        let told = instructions::instructions(&*self.serving.current());
        ServerConfig::new(capabilities).with_server_info(timra).with_instructions(told)
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tool_list::tool(name).cloned()
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: CallContext,
    ) -> Result<ListToolsResult, ErrorData> {
        let all = ListToolsResult::with_all_items(tool_list::tools().to_vec());
        Ok(all.with_ttl_ms(LISTS).with_cache_scope(SCOPE))
    }

    async fn call_tool(
        &self,
        call: CallToolRequestParams,
        _: CallContext,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = tool_list::tool(&call.name) else {
            let known: Vec<&str> = tool_list::tools().iter().map(|tool| &*tool.name).collect();
            let what = format!("there is no tool of this name; the tools are {}", known.join(", "));
            return Err(ErrorData::invalid_params(what, None));
        };
        let answer = CallArguments::new(tool, call.arguments);
        let answer = match answer.and_then(|arguments| Answering::new(tool, arguments, self.budgets)) {
            Ok(answering) => self.ask(answering.size(), move |asking| answering.answer(asking)).await,
            Err(unanswered) => Err(unanswered),
        };
        Ok(result(answer).into())
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        _: CallContext,
    ) -> Result<ListPromptsResult, ErrorData> {
        let all = ListPromptsResult::with_all_items(prompt::prompts());
        Ok(all.with_ttl_ms(LISTS).with_cache_scope(SCOPE))
    }

    async fn get_prompt(
        &self,
        asked: GetPromptRequestParams,
        _: CallContext,
    ) -> Result<GetPromptResponse, ErrorData> {
        let prompt = prompt::prompt(&asked.name, asked.arguments.as_ref());
        let what = "there is one prompt, `cite`, and it needs a `question`";
        Ok(prompt.ok_or_else(|| ErrorData::invalid_params(what, None))?.into())
    }

    async fn list_resource_templates(
        &self,
        _: Option<PaginatedRequestParams>,
        _: CallContext,
    ) -> Result<ListResourceTemplatesResult, ErrorData> {
        let all = ListResourceTemplatesResult::with_all_items(vec![resource::template()]);
        Ok(all.with_ttl_ms(LISTS).with_cache_scope(SCOPE))
    }

    async fn read_resource(
        &self,
        asked: ReadResourceRequestParams,
        _: CallContext,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let (uri, most) = (asked.uri, self.budgets.fetch);
        let id = resource::id_of(&uri).unwrap_or_default().to_owned();
        let read = self.ask(Size::Small, move |asking| read_section(asking, &id, most)).await;
        let text = read.map_err(|unanswered| match unanswered {
            Unanswered::NoSection { .. } => {
                ErrorData::resource_not_found("there is no such section", Some(json!({ "uri": uri })))
            }
            other => ErrorData::internal_error(other.to_string(), None),
        })?;
        let contents = ResourceContents::text(text, uri).with_mime_type(resource::MARKDOWN);
        let mut result = ReadResourceResult::new(vec![contents]);
        (result.ttl_ms, result.cache_scope) = (Some(READ), Some(SCOPE));
        Ok(result.into())
    }
}

/// The result of a call. What went wrong is said to the model, which may mend it.
fn result(answer: Result<ToolAnswer, Unanswered>) -> CallToolResult {
    match answer {
        Ok(ToolAnswer { text, structured }) => {
            let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
            result.structured_content = Some(structured);
            result
        }
        Err(unanswered) => CallToolResult::error(vec![ContentBlock::text(unanswered.to_string())]),
    }
}
